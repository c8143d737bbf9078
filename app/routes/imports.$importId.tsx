import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { pageAsked } from '#app/http/asked.ts'
import { importDeed } from '#app/http/import-deeds.ts'
import {
  importFor,
  importShown,
  itemOpened,
  itemsShown,
  questionsShown,
  statesAsked,
  tablesShown,
} from '#app/http/imports.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed } from '#app/http/rights.ts'
import { theStore } from '#app/store.server.ts'
import { AtWork } from '#app/ui/importing/at-work.tsx'
import { ItemEditor } from '#app/ui/importing/item-editor.tsx'
import { ItemRow } from '#app/ui/importing/item-row.tsx'
import { NameQuestions } from '#app/ui/importing/name-questions.tsx'
import { Tables } from '#app/ui/importing/tables.tsx'
import '#app/ui/importing/importing.css'
import '#app/ui/list.css'
import { Outcome } from '#app/ui/outcome.tsx'
import { Pager } from '#app/ui/pager.tsx'
import '#app/ui/tagger/tagger.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.shown.name ?? 'Import'} · Stanceline` },
]

const perPage = 25

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'settle imports')
  const one = await importFor(user, params.importId!)
  const [{ imports }, reading, asked] = [
    await theStore(),
    await readingFor(user),
    new URL(request.url).searchParams,
  ]
  const counts = (await imports.counts([one.id])).get(one.id)!
  const { show, states } = statesAsked(asked, counts.items)
  const page = pageAsked(asked)
  const rows = await imports.items(one.id, states, perPage, (page - 1) * perPage)
  const total = states.reduce((sum, state) => sum + counts.items[state], 0)
  const opened = await itemOpened(reading, one.id, asked.get('open'))
  return {
    shown: importShown(one, counts, Date.now()),
    show,
    page,
    pages: Math.max(1, Math.ceil(total / perPage)),
    opened,
    tables: await tablesShown(one),
    rows: await itemsShown(reading, rows),
    questions: questionsShown(await imports.asks(one.id)).slice(0, 50),
    actorNames: opened ? (await reading.actors.all()).map(({ name }) => name) : [],
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'settle imports')
  const one = await importFor(user, params.importId!)
  const form = await request.formData()
  const answer = await importDeed(await readingFor(user), user, one, form)
  if (answer.ok && ['settle', 'leave out'].includes(String(form.get('deed'))))
    throw redirect(`/imports/${one.id}${closed(request)}`)
  return data(answer, { status: answer.ok ? 200 : answer.status })
}

/** The same page of the list, with nothing opened in it. */
function closed(request: Request): string {
  const asked = new URL(request.url).searchParams
  for (const name of ['open', 'index']) asked.delete(name)
  return asked.size ? `?${asked}` : ''
}

export default function Import() {
  const { shown, show, page, pages, opened, rows, tables, questions, actorNames } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer?.ok === false && answer.item?.id === opened?.id ? answer : null
  return (
    <div className="page">
      <Link className="small" to="/imports">
        ← Imports
      </Link>
      <h1>{shown.name}</h1>
      <p className="muted small">
        {shown.files.toLocaleString('en')} {shown.files === 1 ? 'file' : 'files'} ·{' '}
        {shown.letters.toLocaleString('en')} {shown.letters === 1 ? 'letter' : 'letters'} found in
        them · {shown.came}
      </p>
      {!refused && <Outcome answer={answer} />}
      {shown.working && <AtWork id={shown.id} working={shown.working} />}
      <Tables importId={shown.id} tables={tables} />
      <NameQuestions questions={questions} />
      <Shown />
      <Bulk />
      {rows.length ? (
        <ol className="items card">
          {rows.map((row) => (
            <li key={row.id} id={`item-${row.id}`}>
              <ItemRow row={row} open={opened?.id === row.id} />
              {opened?.id === row.id && (
                <ItemEditor
                  key={`${opened.id} ${opened.revision}`}
                  item={opened}
                  refused={refused}
                  actorNames={actorNames}
                />
              )}
            </li>
          ))}
        </ol>
      ) : (
        <Nothing show={show} />
      )}
      <Pager page={page} pages={pages} words={['Before', 'Next']} />
      <BackAgain />
    </div>
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

function Shown() {
  const { shown, show } = useLoaderData<typeof loader>()
  const present = tabs.filter(
    ([state]) => state === 'all' || state === show || shown.items[state] > 0,
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
                {(state === 'all' ? shown.total : shown.items[state]).toLocaleString('en')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Bulk() {
  const {
    shown: { items, working, state },
  } = useLoaderData<typeof loader>()
  if (
    state === 'undone' ||
    state === 'undoing' ||
    state === 'redoing' ||
    !(items.ready + items.doubtful)
  )
    return null
  return (
    <Form method="post" className="row bulk" preventScrollReset>
      {items.ready > 0 && (
        <button className="button primary" type="submit" name="deed" value="accept ready">
          Import {items.ready === 1 ? 'the one letter' : `all ${items.ready.toLocaleString('en')}`}{' '}
          that {items.ready === 1 ? 'is' : 'are'} ready
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

function Nothing({ show }: { show: string }) {
  const { shown } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  if (shown.working && !shown.total)
    return <p className="card empty">The first letters appear here as soon as they are read.</p>
  if (shown.columns && !shown.total)
    return <p className="card empty">Its letters appear here once the columns are named.</p>
  return (
    <p className="card empty">
      {params.has('show') || shown.total
        ? `Nothing here is ${show === 'all' ? 'left' : show}.`
        : 'There is nothing in these files that could be a letter.'}
    </p>
  )
}

function BackAgain() {
  const {
    shown: { items, state, working },
  } = useLoaderData<typeof loader>()
  if (working || (state === 'planned' && !items.stored)) return null
  const undone = state === 'undone'
  return (
    <Form method="post" className="card back-again" preventScrollReset>
      <h2>{undone ? 'Give it back' : 'Take it all back'}</h2>
      <p className="small muted">
        {undone
          ? 'Its letters come back as they were, with everything that was coded in them.'
          : `The ${items.stored.toLocaleString('en')} letters that were stored by this import are withdrawn: they are in no list and no number any more, and neither is what was coded in them since. Nothing is deleted; they can be given back at any time.`}
      </p>
      <button className="button" type="submit" name="deed" value={undone ? 'redo' : 'undo'}>
        {undone
          ? `Give ${items.withdrawn.toLocaleString('en')} letters back`
          : `Take ${items.stored.toLocaleString('en')} ${items.stored === 1 ? 'letter' : 'letters'} back`}
      </button>
    </Form>
  )
}
