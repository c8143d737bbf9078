import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listKinds } from '#app/domain/lists/list-fields.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import { listFormLimits, readForm } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { listKindOptions, listLists } from '#app/features/lists/list-view.ts'
import { requireListSender } from '#app/features/lists/require-list.ts'
import { startList } from '#app/features/lists/start-list.ts'
import { readTypedChoices } from '#app/features/lists/typed-choices.ts'
import { waitForList } from '#app/features/lists/wait-for-list.ts'
import { ListTemplates, ListUploader } from '#app/ui/lists/list-uploader.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Take in a list · Stanceline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const sender = await requireListSender(context)
  const params = new URL(request.url).searchParams
  const page = readPageParam(params)
  const { rows, hasMore } = await listLists(sender, { page, pageSize: pageSizes.lists })
  return {
    rows,
    page,
    pages: hasMore ? page + 1 : page,
    kinds: listKindOptions.filter(([kind]) => sender.kinds.includes(kind)),
    dossiers: sender.dossiers.map(({ slug, name }) => [slug, name] as const),
    chosen: {
      kind: listKinds.find((one) => one === params.get('kind')) ?? '',
      dossier: sender.dossiers.find(({ slug }) => slug === params.get('dossier'))?.slug ?? '',
    },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const sender = await requireListSender(context)
  const form = await readForm(request, listFormLimits)
  const started = await startList(sender, form)
  if (!started.ok)
    return data({ ...started, typed: readTypedChoices(form) }, { status: started.status })
  await waitForList(sender.admin, started.id)
  throw redirect(`/lists/${started.id}`)
}

export default function Lists() {
  const { rows, page, pages, kinds, dossiers, chosen } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/imports">
        ← Imports
      </Link>
      <h1>Take in a list</h1>
      <p className="muted">
        Actors with where they belong, topics or milestones, from a spreadsheet, or topics from a
        codebook of another program. What the list would change is shown first, row by row; nothing
        is stored before you say so, and all of it can be taken back.
      </p>
      <div className="with-aside">
        <div className="stack">
          <ListUploader
            key={`${chosen.kind} ${chosen.dossier}`}
            kinds={kinds}
            dossiers={dossiers}
            chosen={{ ...chosen, ...answer?.typed }}
            errors={answer?.errors ?? {}}
          />
          <section aria-labelledby="lists-so-far">
            <h2 id="lists-so-far">Lists so far</h2>
            {rows.length ? <ListTable rows={rows} /> : <p className="muted small">None yet.</p>}
            <Pager page={page} pages={pages} />
          </section>
        </div>
        <aside className="stack">
          <ListTemplates kinds={kinds.map(([kind]) => kind)} />
        </aside>
      </div>
    </div>
  )
}

function ListTable({ rows }: { rows: Awaited<ReturnType<typeof loader>>['rows'] }) {
  return (
    <div className="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">List</th>
            <th scope="col">Of</th>
            <th scope="col">Came in</th>
            <th scope="col">How far</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, kind, dossier, came, says }) => (
            <tr key={id}>
              <td data-head="List">
                <Link to={`/lists/${id}`}>{name}</Link>
              </td>
              <td data-head="Of">
                {kind ?? 'not said yet'}
                {dossier && ` in ${dossier.name}`}
              </td>
              <td data-head="Came in" className="small muted">
                {came}
              </td>
              <td data-head="How far" className="small">
                {says}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
