import { pluralise } from '#app/domain/text/words.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { readForm, uploadFormLimits } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { listDossierChoices } from '#app/features/codebook/chosen-dossier.ts'
import { startImport } from '#app/features/imports/start-import.ts'
import { listOcrLanguageChoices } from '#app/features/imports/ocr-language-choices.ts'
import { buildImportView, listImports } from '#app/features/imports/import-view.ts'
import { mayBringLists } from '#app/features/lists/require-list.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { hasPermission } from '#app/domain/users.ts'
import { Pager } from '#app/ui/pager.tsx'
import { Uploader } from '#app/ui/imports/uploader.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Import letters · Stanceline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'add letters')
  const { admin } = signedIn
  const page = readPageParam(new URL(request.url).searchParams)
  const { rows, hasMore } = await listImports(signedIn, { page, pageSize: pageSizes.imports })
  return {
    rows: rows.map(({ importRow, counts }) => buildImportView(importRow, counts, Date.now())),
    page,
    pages: hasMore ? page + 1 : page,
    ...(await listDossierChoices(signedIn)),
    people: await listReaderChoices(admin),
    languages: listOcrLanguageChoices(),
    mayBringLists: await mayBringLists(signedIn),
    mayBringPackages: hasPermission(signedIn.user, 'change the codebook'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'add letters')
  const answer = await startImport(signedIn, await readForm(request, uploadFormLimits))
  if (answer.ok && !answer.scripted) throw redirect(`/imports/${answer.id}`)
  return data(answer, { status: answer.ok ? 200 : answer.status })
}

export default function Imports() {
  const { rows, page, pages, people, languages, choices, chosen, mayBringLists, mayBringPackages } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/letters">
        ← Letters
      </Link>
      <h1>Import letters</h1>
      <p className="muted">
        Everything you hold, at once: files, folders, mailboxes, archives, scans, spreadsheets. What
        is in them is read and laid out as a plan first; nothing becomes a letter before you say so.
        {mayBringLists && (
          <>
            {' '}
            A table of actors, topics or milestones comes in as <Link to="/lists">a list</Link>.
          </>
        )}
        {!mayBringPackages && (
          <> A dossier package also brings topics and actors, so an editor has to import it.</>
        )}
      </p>
      <Uploader
        choices={choices}
        chosen={chosen}
        people={people}
        languages={languages}
        errors={answer?.ok === false ? answer.errors : {}}
      />
      <h2 className="earlier">Imports so far</h2>
      {rows.length ? (
        <ImportTable rows={rows} />
      ) : (
        <p className="muted small">
          None yet. A single letter can also be <Link to="/letters/new">pasted</Link>.
        </p>
      )}
      <Pager page={page} pages={pages} />
    </div>
  )
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

function ImportTable({ rows }: { rows: Row[] }) {
  return (
    <div className="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Import</th>
            <th scope="col">Came in</th>
            <th scope="col" className="number">
              Files
            </th>
            <th scope="col" className="number">
              Letters stored
            </th>
            <th scope="col">Waits for</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, came, files, items, columns, state, working }) => (
            <tr key={id}>
              <td data-head="Import">
                <Link to={`/imports/${id}`}>{name}</Link>
              </td>
              <td data-head="Came in" className="small muted">
                {came}
              </td>
              <td data-head="Files" className="number">
                {files.toLocaleString('en')}
              </td>
              <td data-head="Letters stored" className="number">
                {items.stored.toLocaleString('en')}
              </td>
              <td data-head="Waits for" className="small">
                {state === 'undone'
                  ? 'taken back'
                  : working
                    ? working.says
                    : sayWaiting(items, columns)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function sayWaiting(items: Row['items'], columns: number): string {
  const open = items.asking + items.doubtful + items.ready
  return (
    [
      columns ? `columns of ${columns} ${pluralise(columns, 'table')} to name` : '',
      items.asking ? `${items.asking} to settle` : '',
      open - items.asking ? `${(open - items.asking).toLocaleString('en')} to accept` : '',
    ]
      .filter(Boolean)
      .join(' · ') || 'nothing'
  )
}
