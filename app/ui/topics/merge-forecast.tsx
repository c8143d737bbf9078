import { Form, Link } from '@remix-run/react'
import { findLevelRow, type Level } from '#app/domain/level.ts'
import { capitaliseFirst, formatQuantity, pluralise } from '#app/domain/text/words.ts'
import { TableScroll } from '../table-scroll.tsx'

type NamedTopic = { id: string; name: string; proposition: string; closedAt: string | null }

type WordChange = {
  id: string
  name: string
  merged: string | null
  into: string | null
  after: string | null
}

type Props = {
  merged: NamedTopic
  into: NamedTopic
  forecast: {
    turned: boolean
    positions: number
    absences: number
    stances: number
    changed: number
    changes: readonly WordChange[]
    levels: readonly {
      level: Level
      ownWord: string
      count: number
      into: string
      merged: string
    }[]
    foreseen: string
  }
  action: string
  error: string | undefined
}

/** What merging would do, before it is done: levels, their meanings beside each other, and whose words change. */
export function MergeForecast({ merged, into, forecast, action, error }: Props) {
  const { turned, positions, absences, stances, changed, foreseen } = forecast
  return (
    <section className="card block" aria-labelledby="forecast">
      <h2 id="forecast">What it does{turned && ', turned round'}</h2>
      {error && (
        <p className="notice bad" role="alert">
          {error}
        </p>
      )}
      <p>
        <b>{formatQuantity(positions, 'position')}</b> {pluralise(positions, 'moves', 'move')} to{' '}
        {into.name}
        {turned &&
          `, ${formatQuantity(positions - absences, 'level')} of them negated` +
            (absences
              ? ` and ${formatQuantity(absences, 'absence')} as ${pluralise(absences, 'it is', 'they are')}`
              : '')}
        . Of {formatQuantity(stances, 'stance')} on the two, <b>{changed}</b>{' '}
        {pluralise(changed, 'changes its word', 'change their word')}.
      </p>
      {into.closedAt !== null && (
        <p className="notice">
          {into.name} is closed: what is merged into it counts there, and nothing new is coded on
          it.
        </p>
      )}
      <LevelPairs merged={merged} into={into} forecast={forecast} />
      <ChangedWords merged={merged} into={into} forecast={forecast} />
      <Form method="post" action={action} className="row">
        <input type="hidden" name="into" value={into.id} />
        <input type="hidden" name="foreseen" value={foreseen} />
        {turned && <input type="hidden" name="turned" value="on" />}
        <button className="button primary" type="submit" name="deed" value="merge">
          Merge {merged.name} into {into.name}
        </button>
      </Form>
    </section>
  )
}

function LevelPairs({ merged, into, forecast }: Pick<Props, 'merged' | 'into' | 'forecast'>) {
  return (
    <TableScroll label="What the levels of both mean">
      <table className="small">
        <caption className="out-of-sight">
          What each level means on both topics, and how many positions come to it
        </caption>
        <thead>
          <tr>
            <th scope="col">Counts as</th>
            <th scope="col">{into.name}</th>
            <th scope="col">{merged.name}</th>
            <th scope="col">Positions</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Proposition</th>
            <td>{into.proposition}</td>
            <td>{merged.proposition}</td>
            <td>{forecast.positions}</td>
          </tr>
          {forecast.levels.map((row) => (
            <tr key={row.level}>
              <th scope="row">{capitaliseFirst(findLevelRow(row.level).word)}</th>
              <td>{row.into}</td>
              <td>
                {forecast.turned && <b>{capitaliseFirst(row.ownWord)}: </b>}
                {row.merged}
              </td>
              <td>{row.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function ChangedWords({ merged, into, forecast }: Pick<Props, 'merged' | 'into' | 'forecast'>) {
  const { changed, changes } = forecast
  if (!changed) return <p className="small muted">Nobody’s word changes.</p>
  return (
    <TableScroll label="Whose word changes">
      <table className="small">
        <caption className="out-of-sight">Whose word changes, before and after</caption>
        <thead>
          <tr>
            <th scope="col">Actor</th>
            <th scope="col">On {merged.name} now</th>
            <th scope="col">On {into.name} now</th>
            <th scope="col">On {into.name} then</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/actors/${one.id}`}>{one.name}</Link>
              </td>
              <td>{one.merged ?? 'nothing said'}</td>
              <td>{one.into ?? 'nothing said'}</td>
              <td>
                <b>{one.after}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed > changes.length && (
        <p className="tiny muted">And {formatQuantity(changed - changes.length, 'more actor')}.</p>
      )}
    </TableScroll>
  )
}
