import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { itemCellNames } from '#app/domain/plan/item-cells.ts'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { buildFillView, fillItems } from '#app/features/imports/fill-actions.ts'
import { requireImport } from '#app/features/imports/require-import.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { FillPreview } from '#app/ui/imports/fill-preview.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Import'}: fill many · Stanceline` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const query = new URL(request.url).searchParams
  return {
    id: importRow.id,
    name: importRow.name,
    list: query.get('list') ?? '',
    fill: await buildFillView(signedIn.admin, importRow, query),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const form = await readForm(request, letterFormLimits)
  const answer = await fillItems({ ...signedIn, importRow, form, today: getToday() })
  if (!answer.ok) return data(answer, { status: answer.status })
  const list = new URLSearchParams(String(form.get('list') ?? ''))
  list.set('filled', answer.fillId ?? '')
  throw redirect(`/imports/${importRow.id}/table?${list}`)
}

export default function FillScreen() {
  const { id, name, list, fill } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/imports/${id}/table?${list}`}>
        ← {name}
      </Link>
      <h1>Fill “{itemCellNames[fill.cell]}” in many letters</h1>
      <FormOutcome answer={answer} />
      <FillPreview importId={id} list={list} fill={fill} />
    </div>
  )
}
