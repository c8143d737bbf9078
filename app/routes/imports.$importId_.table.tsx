import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useRef } from 'react'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { isCellDeed, settleCellAction } from '#app/features/imports/cell-actions.ts'
import { countFilled } from '#app/features/imports/fill-actions.ts'
import { importAction } from '#app/features/imports/import-actions.ts'
import { buildItemEditorView } from '#app/features/imports/item-editor-view.ts'
import { buildItemTable, readItemTableQuery } from '#app/features/imports/item-table-view.ts'
import { requireImport } from '#app/features/imports/require-import.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { findRefusal } from '#app/ui/imports/edited-item.ts'
import { FillBar } from '#app/ui/imports/fill-bar.tsx'
import { ItemEditor } from '#app/ui/imports/item-editor.tsx'
import { ItemTable } from '#app/ui/imports/item-table.tsx'
import { ItemTableFilters } from '#app/ui/imports/item-table-filters.tsx'
import { UndoFill } from '#app/ui/imports/undo-fill.tsx'
import { useItemTable } from '#app/ui/imports/use-item-table-keys.ts'
import { Pager } from '#app/ui/pager.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'
import '#app/ui/tagger/tagger.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Import'}: table · Stanceline` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const query = new URL(request.url).searchParams
  const asked = readItemTableQuery(query)
  return {
    id: importRow.id,
    name: importRow.name,
    query: asked,
    ready: (await signedIn.admin.imports.counts([importRow.id])).get(importRow.id)!.items.ready,
    table: await buildItemTable(signedIn.admin, importRow, asked, readPageParam(query)),
    opened: await buildItemEditorView(signedIn, importRow.id, query.get('item')),
    filled: await countFilled(signedIn.admin, importRow, query.get('filled'), signedIn.user.id),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const form = await readForm(request, letterFormLimits)
  const deed = form.get('deed')
  if (isCellDeed(deed)) {
    const answer = await settleCellAction({ ...signedIn, importRow, form, today: getToday() })
    return data({ ...answer, item: null }, { status: answer.ok ? 200 : answer.status })
  }
  const answer = await importAction({ ...signedIn, importRow, form })
  if (answer.ok && (deed === 'settle' || deed === 'leave out'))
    throw redirect(`/imports/${importRow.id}/table?${withoutItem(request)}`)
  return data(
    { ...answer, item: answer.ok ? null : (answer.item ?? null) },
    { status: answer.ok ? 200 : answer.status },
  )
}

/** The same list, with no form of a letter opened in it. */
function withoutItem(request: Request): URLSearchParams {
  const query = new URL(request.url).searchParams
  query.delete('item')
  return query
}

export const shouldRevalidate = revalidateAfterConflict

export default function ImportTableScreen() {
  const { id, name, query, ready, table, opened, filled } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const [params] = useSearchParams()
  const box = useRef<HTMLDivElement>(null)
  const keyed = useItemTable(box, table.rows)
  const refused = findRefusal(answer, opened)
  const list = new URLSearchParams(params)
  list.delete('item')
  const inForm = String(list)
  const formAddress = (item: string) => `?${new URLSearchParams(`${inForm}&item=${item}`)}#form`
  const fill = params.get('filled')
  list.delete('filled')
  return (
    <div className="page wide">
      <Link className="small" to={`/imports/${id}`}>
        ← {name}
      </Link>
      <h1>Settle {name}</h1>
      {!refused && <FormOutcome answer={answer} />}
      <UndoFill
        key={keyed.lastFill ?? fill}
        fill={keyed.lastFill ?? fill}
        rows={keyed.lastFill ? null : filled}
      />
      {opened && (
        <section id="form" aria-label="The form of one letter">
          <ItemEditor
            key={opened.id}
            item={opened}
            refused={refused}
            buttons={
              <>
                <button className="button primary" type="submit" name="deed" value="settle">
                  Keep what stands here
                </button>
                <button className="button" type="submit" name="deed" value="leave out">
                  Leave it out
                </button>
              </>
            }
          />
        </section>
      )}
      <ItemTableFilters query={query} open={table.open} total={table.total} filled={fill} />
      {table.rows.length ? (
        <ItemTable
          table={box}
          rows={table.rows}
          edited={keyed.edited}
          deeds={keyed}
          formAddress={formAddress}
        />
      ) : (
        <p className="card empty" data-no-rows="" tabIndex={-1}>
          Nothing here waits for a word.
        </p>
      )}
      <FillBar importId={id} list={String(list)} total={table.total} ticked={keyed} />
      <Pager page={table.page} pages={table.pages} words={['Before', 'Next']} />
      {ready > 0 && (
        <Form method="post" className="row">
          <button className="button primary" type="submit" name="deed" value="accept ready">
            Import all {ready.toLocaleString('en')} that are ready
          </button>
          <span className="small muted">The rest stays in this import; come back any time.</span>
        </Form>
      )}
    </div>
  )
}
