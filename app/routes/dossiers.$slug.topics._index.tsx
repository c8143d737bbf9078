import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { findTopicDoubts } from '#app/domain/topic-doubts.ts'
import { closedWord, listAnchors } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { applyTopicForm, topicRequestFields } from '#app/features/codebook/topic-actions.ts'
import { listProposalsOf } from '#app/features/codebook/proposal-lists.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { ProposalList } from '#app/ui/proposals/proposal-list.tsx'
import { PositionChip } from '#app/ui/chip.tsx'
import { TableScroll } from '#app/ui/table-scroll.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import '#app/ui/screens.css'
import { capitaliseFirst, formatSignedNumber, pluralise } from '#app/domain/text/words.ts'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Topics · Stanceline' }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const settler = await requireDossier(context, params.slug)
  const { user, visible, dossier } = settler
  const mayChange = dossier.closedAt === null && hasPermission(user, 'change the codebook')
  const topics = await visible.topics.ofDossier(dossier.id)
  const topicsWithCounts = await Promise.all(
    topics.map(async (topic) => ({
      ...topic,
      quotes: await visible.positions.count({ topicIds: [topic.id] }),
      doubts: mayChange
        ? findTopicDoubts(
            topic,
            topics.filter(({ id }) => id !== topic.id),
          )
        : [],
    })),
  )
  return {
    ...{ dossier, topics: topicsWithCounts, mayChange },
    mayPropose: dossier.closedAt === null && hasPermission(user, 'propose changes'),
    proposals: (await listProposalsOf(settler, dossier.id)).filter(
      ({ about }) => about === 'topic',
    ),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const topics = await visible.topics.ofDossier(dossier.id)
  const fields = readTextFields(await readForm(request), topicRequestFields)
  const outcome = await applyTopicForm({
    visible,
    performedBy,
    dossierId: dossier.id,
    topics,
    fields,
  })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function Topics() {
  const inDossier = useDossierPath()
  const { dossier, topics, mayChange, mayPropose, proposals } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <div className="between">
        <h1>Topics</h1>
        <div className="row">
          <Link className="button" to={inDossier('milestones')}>
            Milestones
          </Link>
          {topics.length > 0 && (
            <Link className="button" to={inDossier('topics.csv')} reloadDocument>
              As CSV
            </Link>
          )}
          {topics.length > 0 && (
            <Link className="button" to={inDossier('topics.qdc')} reloadDocument>
              As REFI-QDA codebook
            </Link>
          )}
          {mayChange && (
            <Link className="button" to={`/lists?kind=topics&dossier=${dossier.slug}`}>
              Take in a list
            </Link>
          )}
          {mayPropose && (
            <Link className="button primary" to={inDossier('topics/new')}>
              {mayChange ? '+ Add a topic' : '+ Propose a topic'}
            </Link>
          )}
        </div>
      </div>
      <p className="muted small block">
        The codebook of {dossier.name}
        {dossier.procedure && ` (${dossier.procedure})`}. Each topic is a proposition that one can
        support or oppose; its anchors say what each level means. A passage that supports and limits
        in one breath is 0 and conditional; support whose condition would undo the proposition is −1
        and conditional.
      </p>
      <FormOutcome answer={useFormAnswer<typeof action>()} />
      <ProposalList proposals={proposals} />
      {!topics.length && (
        <div className="card empty">
          <h2>No topics yet</h2>
          <p>
            {mayChange
              ? 'Add the first one: a name, and a sentence that one can support or oppose.'
              : `Editors add them${mayPropose ? '; you may propose one' : ''}.`}
          </p>
        </div>
      )}
      {topics.map((topic) => (
        <TopicCard key={topic.id} topic={topic} />
      ))}
    </div>
  )
}

type ListTopic = ReturnType<typeof useLoaderData<typeof loader>>['topics'][number]

function TopicCard({ topic }: { topic: ListTopic }) {
  const inDossier = useDossierPath()
  return (
    <section className="card block" aria-labelledby={topic.id}>
      <div className="between">
        <h2 id={topic.id}>
          <Link to={inDossier(`topics/${topic.id}`)}>{topic.name}</Link>
          {topic.closedAt !== null && (
            <>
              {' '}
              <span className="tag">{closedWord}</span>
            </>
          )}
        </h2>
        <div className="row">
          <span className="tiny muted">
            {topic.quotes} {pluralise(topic.quotes, 'quote')} · version {topic.version}
          </span>
          <TopicOrder topic={topic} />
        </div>
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
      {topic.doubts.length > 0 && (
        <details className="small">
          <summary>To look at ({topic.doubts.length})</summary>
          <ul>
            {topic.doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Moves a topic in the order of columns, charts and number keys, closes it to coding, or opens it again. */
function TopicOrder({ topic }: { topic: ListTopic }) {
  const inDossier = useDossierPath()
  const { topics, mayChange } = useLoaderData<typeof loader>()
  if (!mayChange) return null
  const at = topics.indexOf(topic)
  const isClosed = topic.closedAt !== null
  return (
    <Form method="post" action={inDossier('topics?index')} className="row">
      <input type="hidden" name="id" value={topic.id} />
      <input type="hidden" name="order" value={topics.map(({ id }) => id).join(' ')} />
      <button
        className="button quiet"
        name="deed"
        value={isClosed ? 'reopen' : 'close'}
        aria-label={`${isClosed ? 'Reopen' : 'Close'} ${topic.name}`}
        title={isClosed ? 'Offer it again to code with' : 'Offer it no more to code with'}
      >
        {isClosed ? 'Reopen' : 'Close'}
      </button>
      {topics.length > 1 && (
        <>
          <button
            className="button"
            name="deed"
            value="up"
            disabled={at === 0}
            aria-label={`Move ${topic.name} up`}
          >
            ↑
          </button>
          <button
            className="button"
            name="deed"
            value="down"
            disabled={at === topics.length - 1}
            aria-label={`Move ${topic.name} down`}
          >
            ↓
          </button>
        </>
      )}
    </Form>
  )
}
