import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { changeSettingsByForm, settingsFields } from '#app/features/settings/settings-form.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { SelectField } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { HistoryList } from '#app/ui/history-list.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/choosing.css'

export const meta: MetaFunction = () => [{ title: 'Settings · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { admin, visible } = requirePermission(context, 'change settings')
  const page = readPageParam(new URL(request.url).searchParams)
  return {
    settings: await admin.settings.read(),
    history: await loadHistoryPage(visible, { settings: true }, page),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'change settings')
  const fields = readTextFields(await readForm(request), settingsFields)
  const outcome = await changeSettingsByForm(signedIn, fields)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function Settings() {
  const { settings, history } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const refused = answer && !answer.ok ? answer : null
  return (
    <div className="page">
      <Link className="small" to="/people">
        ← People
      </Link>
      <h1>Settings</h1>
      <p className="muted small">They hold for everybody who uses this Stanceline.</p>
      <FormOutcome answer={answer} />
      <section className="card choosing" aria-labelledby="search-engines">
        <h2 id="search-engines">Search engines</h2>
        <Form method="post">
          <SelectField
            label="May search engines list public letters?"
            name="indexPublicLetters"
            options={[
              ['no', 'No: who has the address of a public letter can read it'],
              ['yes', 'Yes: public letters can be found by the names in them'],
            ]}
            defaultValue={settings.indexPublicLetters ? 'yes' : 'no'}
            error={refused?.errors.indexPublicLetters}
            hint="Every other page always asks not to be listed. Search engines follow within days or weeks."
          />
          <div className="row actions">
            <button className="button primary" type="submit">
              Save
            </button>
          </div>
        </Form>
      </section>
      <section className="card" aria-labelledby="language-model">
        <h2 id="language-model">Suggestions by a language model</h2>
        <p>
          <Link to="/settings/language-model">
            What is set up, what it is sent, and how good it was
          </Link>
        </p>
      </section>
      {history.total > 0 && <HistoryList {...history} />}
    </div>
  )
}
