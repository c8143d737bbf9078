import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { hasPermission } from '#app/domain/users.ts'
import { applyRecheckForm, recheckFields } from '#app/features/coding/recheck-actions.ts'
import { loadRechecks, readRecheckPart } from '#app/features/coding/recheck-view.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { RecheckBulk } from '#app/ui/topics/recheck-bulk.tsx'
import { RecheckList } from '#app/ui/topics/recheck-list.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `To re-check on ${data?.topic.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, masked: visible, dossier } = await requireDossier(context, params.slug)
  const { topic } = await requireDossierTopic(visible, dossier, params.topicId!, '/recheck')
  const query = new URL(request.url).searchParams
  return {
    topic: { id: topic.id, name: topic.name },
    mayCode: dossier.closedAt === null && hasPermission(user, 'code positions'),
    ...(await loadRechecks(visible, topic, {
      part: readRecheckPart(query.get('of')),
      page: readPageParam(query),
    })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'code positions',
  )
  const { topic } = await requireDossierTopic(visible, dossier, params.topicId!, '/recheck')
  const fields = readTextFields(await readForm(request), recheckFields)
  const outcome = await applyRecheckForm({ visible, performedBy, topic, fields })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function TopicRecheck() {
  const inDossier = useDossierPath()
  const { topic, mayCode, part, parts, total, page, pages, rows } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const message = answer?.ok ? answer.message : null
  const refused = answer && !answer.ok ? answer : undefined
  return (
    <div className="page">
      <Link className="small" to={inDossier(`topics/${topic.id}`)}>
        ← {topic.name}
      </Link>
      <h1>To re-check on {topic.name}</h1>
      <p className="muted small">
        These passages were coded when the topic meant something else. They go on counting, and what
        rests on them says “to re-check”, until somebody confirms, recodes or withdraws them.
      </p>
      <FormOutcome answer={message ? { ok: true, message } : refused} />
      {!parts[0]!.count ? (
        <p className="card empty">Nothing is to be looked at again.</p>
      ) : (
        <>
          <nav className="row small block" aria-label="Part of the list">
            {parts.map((one) => (
              <Link
                key={one.part}
                className="button"
                aria-current={one.part === part ? 'page' : undefined}
                to={one.part === 'all' ? '?' : `?of=${one.part}`}
              >
                {one.words} ({one.count})
              </Link>
            ))}
          </nav>
          {mayCode && total > 0 && (
            <RecheckBulk
              part={part}
              total={total}
              preview={answer?.ok ? answer.preview : null}
              error={refused?.fields.id ? undefined : refused?.errors.level}
            />
          )}
          <RecheckList rows={rows} mayCode={mayCode} refused={refused ?? null} />
          <Pager page={page} pages={pages} words={['Earlier letters', 'Later letters']} />
        </>
      )}
    </div>
  )
}
