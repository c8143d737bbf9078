import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { TableScroll } from '../table-scroll.tsx'

type Peers = {
  topics: readonly { id: string; name: string; word: string }[]
  columns: readonly {
    name: string
    actor: { id: string; name: string } | null
    actors: number
    voices: number
    cells: readonly { topicId: string; words: string; beside: string; word: string | null }[]
  }[]
}

type PeerTableProps = { name: string; peers: Peers; hrefOf: (actorId: string) => string }

/** An actor beside its own organisations and its peers: a row each topic, a column each group, in voices. */
export function PeerTable({ name, peers: { topics, columns }, hrefOf }: PeerTableProps) {
  if (!columns.length)
    return (
      <p className="small muted">
        Nobody else of the selection is known to be of the same organisation, group or committee, or
        signed a joint letter with {name}.
      </p>
    )
  return (
    <section className="card list" aria-labelledby="peers">
      <h2 id="peers">Beside its own organisation and its peers</h2>
      <p className="small muted">
        How many voices of each group stand where {name} stands. An organisation with its people is
        one voice, and so are those who said nothing but the same joint letters.
      </p>
      <TableScroll label="Organisation and peers">
        <table className="peers small">
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col">{name}</th>
              {columns.map(({ name: group, actor, actors, voices }) => (
                <th scope="col" key={group}>
                  {actor ? <Link to={hrefOf(actor.id)}>{group}</Link> : group}
                  {!actor && (
                    <div className="tiny muted">
                      {formatQuantity(actors, 'actor')}, {formatQuantity(voices, 'voice')}
                    </div>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {topics.map((topic, place) => (
              <tr key={topic.id}>
                <th scope="row">{topic.name}</th>
                <td data-head={name}>{topic.word}</td>
                {columns.map(({ name: group, cells }) => (
                  <td key={group} data-head={group}>
                    {cells[place]!.word ?? cells[place]!.words}
                    {cells[place]!.word === null && (
                      <div className="tiny muted">{cells[place]!.beside}</div>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}
