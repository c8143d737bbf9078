import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { readForm, tableFormLimits } from '#app/http/forms.ts'
import { columnsAction } from '#app/features/imports/columns-actions.ts'
import { buildColumnsView } from '#app/features/imports/columns-view.ts'
import { requireTable } from '#app/features/imports/require-import.ts'
import { withBasePath } from '#app/ui/base-path.ts'
import { NamingForm } from '#app/ui/imports/columns/naming-form.tsx'
import '#app/ui/imports/imports.css'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.head.name ?? 'Table'}: columns · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { context: signedIn, importRow, table } = await requireTable(context, params)
  const now = new Date().toISOString()
  return {
    importRow: { id: importRow.id, name: importRow.name },
    ...(await buildColumnsView(signedIn.admin, importRow, table, now)),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: signedIn, importRow, table } = await requireTable(context, params)
  const { admin, performedBy } = signedIn
  const form = await readForm(request, tableFormLimits)
  const answer = await columnsAction({ admin, performedBy, importRow, table, form })
  if (answer.ok && answer.done) throw redirect(`/imports/${importRow.id}`)
  return data(answer, { status: answer.ok ? 200 : answer.status })
}

export default function ColumnsScreen() {
  const { importRow, head, naming } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const remembered = naming?.remembered
  return (
    <div className="page of-columns">
      <Link className="small" to={`/imports/${importRow.id}`}>
        ← {importRow.name}
      </Link>
      <h1>What the columns of {head.name} mean</h1>
      {(answer?.ok === false || answer?.message) && <FormOutcome answer={answer} />}
      {naming ? (
        <>
          <p className="muted">
            Say once what its columns and values mean. It is remembered, so the next table with the
            same headings comes in by itself.
          </p>
          {remembered && (
            <p className="notice small">
              A table with these headings came in before:{' '}
              {remembered.by ? `what ${remembered.by} said` : 'what was said'} of it{' '}
              {remembered.ago} is filled in. Look at what is new, and confirm.
            </p>
          )}
          <NamingForm naming={naming} errors={answer?.ok === false ? answer.errors : {}} />
        </>
      ) : (
        <NamedColumns />
      )}
    </div>
  )
}

/** Once the columns are named: what became of the rows, and the way back. */
function NamedColumns() {
  const { importRow, head } = useLoaderData<typeof loader>()
  const address = `/imports/${importRow.id}/files/${head.id}`
  return (
    <div className="card of-tables">
      <p>
        {head.state === 'waiting'
          ? 'Its columns are named, and its rows are becoming letters.'
          : 'Its columns are named, and its rows were read.'}{' '}
        <Link to={`/imports/${importRow.id}`}>Look at the letters</Link>.
      </p>
      <Form method="post" className="row">
        {head.refused > 0 && (
          <a className="button" href={withBasePath(`${address}/refused.csv`)} download>
            Refused rows as CSV ({head.refused.toLocaleString('en')})
          </a>
        )}
        <a className="button" href={withBasePath(`${address}/original`)} download>
          The table as it came
        </a>
        {head.state === 'read' && (
          <button className="button" type="submit" name="deed" value="reopen">
            Name its columns anew
          </button>
        )}
      </Form>
      {head.state === 'read' && (
        <p className="small muted">
          Naming them anew gives up what was settled about its letters. Once one of them is stored,
          the columns stay as they are.
        </p>
      )}
    </div>
  )
}
