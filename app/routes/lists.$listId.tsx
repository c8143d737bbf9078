import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { applyListForm } from '#app/features/lists/list-actions.ts'
import { forecastRows } from '#app/features/lists/list-forecasts.ts'
import {
  buildListColumns,
  buildListView,
  describeDone,
  listLeftAside,
  listKindOptions,
  pageRows,
  readOutcomeFilter,
} from '#app/features/lists/list-view.ts'
import { mayTakeIn, requireList } from '#app/features/lists/require-list.ts'
import { readTypedChoices } from '#app/features/lists/typed-choices.ts'
import { waitForList } from '#app/features/lists/wait-for-list.ts'
import { readForm } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { HistoryList } from '#app/ui/history-list.tsx'
import { ListAtWork } from '#app/ui/lists/list-at-work.tsx'
import { ListColumns } from '#app/ui/lists/list-columns.tsx'
import { ListDeeds, ListDone } from '#app/ui/lists/list-done.tsx'
import { ListQuestions } from '#app/ui/lists/list-questions.tsx'
import { ListRows } from '#app/ui/lists/list-rows.tsx'
import { ListTabs } from '#app/ui/lists/list-tabs.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.name ?? 'List'} · Stanceline` },
]

/** Without scripts the page is asked for again until the list is done. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const seconds = loaderHeaders.get('refresh')
  return new Headers(seconds ? { refresh: seconds } : {})
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const sender = await requireList(context, params.listId)
  const { admin, visible, list, dossiers, kinds } = sender
  const query = new URL(request.url).searchParams
  const page = readPageParam(query)
  const counts = (await admin.lists.counts([list.id])).get(list.id)!
  const { show, outcomes } = readOutcomeFilter(query, counts)
  const rows = await admin.lists.rows(
    list.id,
    outcomes,
    pageSizes.listRows,
    rowsBeforePage(page, pageSizes.listRows),
  )
  const now = new Date().toISOString()
  const view = buildListView(list, counts, now)
  const forecasts =
    list.state === 'planned' ? await forecastRows(visible, rows, now.slice(0, 10)) : undefined
  const total = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  return data(
    {
      view,
      ...{ show, page, pages: countPages(total, pageSizes.listRows) },
      rows: pageRows(rows, forecasts),
      questions: list.questions.slice(0, pageSizes.listQuestions),
      questionsTotal: list.questions.length,
      asking: list.state === 'asking' ? await buildListColumns(admin, list) : null,
      kinds: listKindOptions.filter(([kind]) => kinds.includes(kind)),
      dossiers: dossiers.map(({ slug, name }) => [slug, name] as const),
      mayChange: mayTakeIn(sender, list),
      leftAside: await listLeftAside(admin, list),
      done: await describeDone(admin, list),
      history: await loadHistoryPage(visible, { listId: list.id }, 1),
    },
    view.working ? { headers: { refresh: '2' } } : {},
  )
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const sender = await requireList(context, params.listId)
  const form = await readForm(request)
  const answer = await applyListForm({ ...sender, form })
  if (!answer.ok)
    return data({ ...answer, typed: readTypedChoices(form) }, { status: answer.status })
  if (answer.gone) throw redirect('/lists')
  await waitForList(sender.admin, sender.list.id)
  return answer.message ? data(answer) : redirect(`/lists/${sender.list.id}`)
}

export const shouldRevalidate = revalidateAfterConflict

export default function ListScreen() {
  const { view, mayChange, leftAside, history } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/lists">
        ← Lists
      </Link>
      <h1 dir="auto">{view.name}</h1>
      <p className="muted small">
        A list of {view.kind ?? 'something that is not said yet'}
        {view.dossier && ` for ${view.dossier.name}`}, {view.came}
      </p>
      {leftAside.map((sentence) => (
        <p key={sentence} className="notice small">
          {sentence}
        </p>
      ))}
      <FormOutcome answer={answer} />
      {view.reason && (
        <p className="notice bad" role="alert">
          {view.reason}
        </p>
      )}
      {view.working ? <ListAtWork says={view.working} /> : <ListBody />}
      {!mayChange && (
        <p className="notice">Somebody who may change what this list is about takes it in.</p>
      )}
      {history.total > 0 && <HistoryList {...history} />}
    </div>
  )
}

function ListBody() {
  const { view, done, mayChange, show, rows, page, pages } = useLoaderData<typeof loader>()
  if (view.state === 'asking') return <AskedColumns />
  if (view.state === 'planned')
    return (
      <>
        <ListPlanForm />
        {mayChange && <ListDeeds view={view} />}
      </>
    )
  return (
    <>
      <ListDone view={view} done={done} mayChange={mayChange} />
      <ListTabs view={view} show={show} />
      <ListRows rows={rows} mayChoose={false} />
      <Pager page={page} pages={pages} words={['Before', 'Next']} />
      {view.state === 'undone' && mayChange && <ListDeeds view={view} />}
    </>
  )
}

function AskedColumns() {
  const { view, asking, kinds, dossiers, mayChange } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <>
      <ListColumns
        key={view.revision}
        revision={view.revision}
        kind={view.kind}
        dossier={view.dossier?.slug ?? ''}
        kinds={kinds}
        dossiers={dossiers}
        columns={asking?.columns ?? []}
        options={asking?.options ?? []}
        errors={answer?.ok === false ? answer.errors : {}}
        typed={answer?.ok === false ? answer.typed : {}}
      />
      {mayChange && <ListDeeds view={view} />}
    </>
  )
}

function ListPlanForm() {
  const { view, rows, questions, questionsTotal, mayChange, show, page, pages } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const { typed, errors } = answer?.ok === false ? answer : { typed: {}, errors: {} }
  return (
    <Form method="post" key={`${view.revision} ${page}`}>
      <input type="hidden" name="revision" value={view.revision} />
      {mayChange && <ListQuestions {...{ questions, typed, errors }} total={questionsTotal} />}
      <ListTabs view={view} show={show} />
      {mayChange && view.toStore > 0 && (
        <p className="row bulk">
          <button className="button primary" type="submit" name="deed" value="take in">
            Take in {formatQuantity(view.toStore, 'row')}
          </button>
          <button className="button" type="submit" name="deed" value="choose">
            Keep what is chosen below
          </button>
        </p>
      )}
      {view.nothing && <p className="card empty">{view.nothing}</p>}
      {rows.length > 0 && <ListRows rows={rows} mayChoose={mayChange} typed={typed} />}
      <Pager page={page} pages={pages} words={['Before', 'Next']} />
    </Form>
  )
}
