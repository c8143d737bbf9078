import { formatQuantity, pluralise } from '#app/domain/text/words.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { isTakenBack } from '#app/domain/plan/import-progress.ts'
import { importAction } from '#app/features/imports/import-actions.ts'
import {
  listTableViews,
  loadImportView,
  readStateFilter,
} from '#app/features/imports/import-view.ts'
import { buildItemEditorView } from '#app/features/imports/item-editor-view.ts'
import { buildItemViews, groupNameQuestions } from '#app/features/imports/item-views.ts'
import { requireImport } from '#app/features/imports/require-import.ts'
import { DoubtsLink } from '#app/ui/imports/doubts-link.tsx'
import { ImportProgressCard } from '#app/ui/imports/import-progress.tsx'
import { ItemEditor } from '#app/ui/imports/item-editor.tsx'
import { ItemRow } from '#app/ui/imports/item-row.tsx'
import { NameQuestions } from '#app/ui/imports/name-questions.tsx'
import { PackageTopics } from '#app/ui/imports/package-topics.tsx'
import { TableList } from '#app/ui/imports/table-list.tsx'
import '#app/ui/imports/imports.css'
import '#app/ui/list.css'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/tagger/tagger.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.importView.name ?? 'Import'} · Stanceline` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const { admin } = signedIn
  const query = new URL(request.url).searchParams
  const counts = (await admin.imports.counts([importRow.id])).get(importRow.id)!
  const { show, states } = readStateFilter(query, counts.items)
  const page = readPageParam(query)
  const rows = await admin.imports.items(
    importRow.id,
    states,
    pageSizes.importItems,
    rowsBeforePage(page, pageSizes.importItems),
  )
  const total = states.reduce((sum, state) => sum + counts.items[state], 0)
  const questions = groupNameQuestions(await admin.imports.openQuestions(importRow.id))
  return {
    importView: await loadImportView(signedIn.visible, importRow, counts),
    show,
    page,
    pages: countPages(total, pageSizes.importItems),
    opened: await buildItemEditorView(signedIn, importRow.id, query.get('open')),
    tables: await listTableViews(admin, importRow),
    rows: await buildItemViews(signedIn, rows),
    questions: questions.slice(0, pageSizes.nameQuestions),
    questionsTotal: questions.length,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const form = await readForm(request, letterFormLimits)
  const answer = await importAction({ ...signedIn, importRow, form })
  if (answer.ok && ['settle', 'leave out'].includes(String(form.get('deed'))))
    throw redirect(`/imports/${importRow.id}${closedItemQuery(request)}`)
  return data(answer, { status: answer.ok ? 200 : answer.status })
}

/** The same page of the list, with nothing opened in it. */
function closedItemQuery(request: Request): string {
  const query = new URL(request.url).searchParams
  for (const name of ['open', 'index']) query.delete(name)
  return query.size ? `?${query}` : ''
}

export default function ImportScreen() {
  const { importView, show, page, pages, opened, rows, tables, questions, questionsTotal } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const refused = answer?.ok === false && answer.item?.id === opened?.id ? answer : null
  return (
    <div className="page">
      <Link className="small" to="/imports">
        ← Imports
      </Link>
      <h1>{importView.name}</h1>
      <p className="muted small">
        {formatQuantity(importView.files, 'file')} · {importView.found} found in them ·{' '}
        {importView.came}
      </p>
      {importView.foretold && <p className="muted small">{importView.foretold}</p>}
      {!refused && <FormOutcome answer={answer} />}
      {importView.working && (
        <ImportProgressCard id={importView.id} progress={importView.working} />
      )}
      <TableList importId={importView.id} tables={tables} />
      <NameQuestions questions={questions} total={questionsTotal} />
      <StateTabs />
      <BulkActions />
      <DoubtsLink id={importView.id} items={importView.items} />
      {rows.length ? (
        <ol className="items card">
          {rows.map((row) => (
            <li key={row.id} id={`item-${row.id}`}>
              <ItemRow row={row} open={opened?.id === row.id} />
              {row.topics && (
                <PackageTopics
                  key={`${row.id} ${row.revision}`}
                  id={row.id}
                  name={row.name}
                  topics={row.topics}
                  answer={answer}
                />
              )}
              {opened?.id === row.id && (
                <ItemEditor
                  key={opened.id}
                  item={opened}
                  refused={refused}
                  buttons={<ItemButtons />}
                />
              )}
            </li>
          ))}
        </ol>
      ) : (
        <NoItems show={show} />
      )}
      <Pager page={page} pages={pages} words={['Before', 'Next']} />
      <TakeBackForm />
    </div>
  )
}

function ItemButtons() {
  return (
    <>
      <button className="button primary" type="submit" name="deed" value="settle">
        Keep what stands here
      </button>
      <button className="button" type="submit" name="deed" value="leave out">
        Leave it out
      </button>
    </>
  )
}

const tabs = [
  ['asking', 'To settle'],
  ['doubtful', 'With doubts'],
  ['ready', 'Ready'],
  ['accepted', 'Being stored'],
  ['stored', 'Stored'],
  ['left out', 'Left out'],
  ['refused', 'Not read'],
  ['withdrawn', 'Taken back'],
  ['all', 'All'],
] as const

function StateTabs() {
  const { importView, show } = useLoaderData<typeof loader>()
  const present = tabs.filter(
    ([state]) => state === 'all' || state === show || importView.items[state] > 0,
  )
  return (
    <nav aria-label="Letters of this import">
      <ul className="shown">
        {present.map(([state, name]) => (
          <li key={state}>
            <Link
              to={`?show=${state.replaceAll(' ', '-')}`}
              aria-current={show === state ? 'page' : undefined}
              preventScrollReset
            >
              {name}{' '}
              <span className="tiny">
                {(state === 'all' ? importView.total : importView.items[state]).toLocaleString(
                  'en',
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function BulkActions() {
  const {
    importView: { items, working, state },
  } = useLoaderData<typeof loader>()
  if (isTakenBack(state) || !(items.ready + items.doubtful)) return null
  return (
    <Form method="post" className="row bulk" preventScrollReset>
      {items.ready > 0 && (
        <button className="button primary" type="submit" name="deed" value="accept ready">
          Import {items.ready === 1 ? 'the one letter' : `all ${items.ready.toLocaleString('en')}`}{' '}
          that {pluralise(items.ready, 'is', 'are')} ready
        </button>
      )}
      {items.doubtful > 0 && (
        <button className="button" type="submit" name="deed" value="accept doubtful">
          Import the {items.doubtful.toLocaleString('en')} with doubts as read
        </button>
      )}
      {working?.done !== undefined && state === 'reading' && (
        <span className="small muted">More is still being read.</span>
      )}
    </Form>
  )
}

function NoItems({ show }: { show: string }) {
  const { importView } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  if (importView.working && !importView.total)
    return <p className="card empty">The first letters appear here as soon as they are read.</p>
  if (importView.columns && !importView.total)
    return <p className="card empty">Its letters appear here once the columns are named.</p>
  return (
    <p className="card empty">
      {params.has('show') || importView.total
        ? `Nothing here is ${show === 'all' ? 'left' : show}.`
        : 'There is nothing in these files that could be a letter.'}
    </p>
  )
}

function TakeBackForm() {
  const {
    importView: { items, state, working },
  } = useLoaderData<typeof loader>()
  if (working || (state === 'planned' && !items.stored)) return null
  const undone = state === 'undone'
  return (
    <Form method="post" className="card back-again" preventScrollReset>
      <h2>{undone ? 'Give it back' : 'Take it all back'}</h2>
      <p className="small muted">
        {undone
          ? 'Its letters come back as they were, with everything that was coded in them.'
          : `The ${items.stored.toLocaleString('en')} letters that were stored by this import are ` +
            'withdrawn: they are in no list and no number any more, and neither is what was coded in ' +
            'them since. Nothing is deleted; they can be given back at any time.'}
      </p>
      <button className="button" type="submit" name="deed" value={undone ? 'redo' : 'undo'}>
        {undone
          ? `Give ${items.withdrawn.toLocaleString('en')} letters back`
          : `Take ${formatQuantity(items.stored, 'letter')} back`}
      </button>
    </Form>
  )
}
