import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listAnchors } from '#app/domain/topics.ts'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { PositionChip } from '#app/ui/chip.tsx'
import { TableScroll } from '#app/ui/table-scroll.tsx'
import '#app/ui/screens.css'
import { capitaliseFirst, formatSignedNumber, pluralise } from '#app/domain/text/words.ts'

export const meta: MetaFunction = () => [{ title: 'Topics · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read')
  const { dossier, topics } = await requireCurrentDossier(visible)
  const topicsWithCounts = await Promise.all(
    topics.map(async (topic) => ({
      ...topic,
      quotes: await visible.positions.count({ topicIds: [topic.id] }),
    })),
  )
  return { dossier, topics: topicsWithCounts }
}

export default function Topics() {
  const { dossier, topics } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <div className="between">
        <h1>Topics</h1>
        <Link className="button" to="/milestones">
          Milestones
        </Link>
      </div>
      <p className="muted small">
        The codebook of {dossier.name}
        {dossier.procedure && ` (${dossier.procedure})`}. Each topic is a proposition that one can
        support or oppose; its anchors say what each level means. A passage that supports and limits
        in one breath is 0 and conditional; support whose condition would undo the proposition is −1
        and conditional.
      </p>
      {!topics.length && (
        <div className="card empty">
          <h2>No topics yet</h2>
          <p>
            A dossier brings its topics with it: run <code>npm run -s stanceline -- seed</code> to
            load the first one.
          </p>
        </div>
      )}
      {topics.map((topic) => (
        <section key={topic.id} className="card block" aria-labelledby={topic.id}>
          <div className="between">
            <h2 id={topic.id}>
              <Link to={`/topics/${topic.id}`}>{topic.name}</Link>
            </h2>
            <span className="tiny muted">
              {topic.quotes} {pluralise(topic.quotes, 'quote')} · version {topic.version}
            </span>
          </div>
          <blockquote>{topic.proposition}</blockquote>
          <TableScroll label={`What the levels mean for ${topic.name}`}>
            <table className="small anchors">
              <caption className="out-of-sight">What each level means for {topic.name}</caption>
              <tbody>
                {listAnchors(topic.anchors).map(({ level, word, anchor }) => (
                  <tr key={level}>
                    <th scope="row">
                      <PositionChip
                        position={{ level, absence: null, conditional: false, status: 'approved' }}
                      />
                      <span className="out-of-sight">
                        {capitaliseFirst(word)}, {formatSignedNumber(level)}
                      </span>
                    </th>
                    <td>{anchor}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </section>
      ))}
    </div>
  )
}
