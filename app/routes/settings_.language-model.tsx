import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { loadModelPage, measureModelByForm } from '#app/features/suggestions/model-page.ts'
import { readForm } from '#app/http/forms.ts'
import { logFault } from '#app/http/log.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Language model · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { admin } = requirePermission(context, 'change settings')
  return { model: await loadModelPage(admin) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { admin } = requirePermission(context, 'change settings')
  await readForm(request)
  const answer = await measureModelByForm(admin, logFault)
  return data(answer, { status: answer.ok ? 200 : 400 })
}

export default function LanguageModel() {
  const { model } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/settings">
        ← Settings
      </Link>
      <h1>Language model</h1>
      {answer && (
        <p className={answer.ok ? 'notice' : 'notice bad'} role={answer.ok ? 'status' : 'alert'}>
          {answer.message}
        </p>
      )}
      {model ? (
        <ModelCard model={model} />
      ) : (
        <p className="card empty">
          None is set up, and no letter leaves this server for suggestions. To have one asked, set
          SUGGEST_URL and SUGGEST_MODEL where this Stanceline runs, to a server on a machine of your
          own or to a service; it has to speak the protocol of OpenAI.
        </p>
      )}
    </div>
  )
}

function ModelCard({
  model,
}: {
  model: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['model']>
}) {
  const { name, sends, promptVersion, measures, measuredOn, progress, isMeasuring } = model
  return (
    <section className="card" aria-labelledby="model-name">
      <h2 id="model-name">{name}</h2>
      <p>
        It is asked about a letter only when a coder says so on the letter’s page, and what it
        answers are suggestions, which count nowhere until somebody accepts them. {sends}
      </p>
      <h3>How good it was</h3>
      {measures.length ? (
        <>
          <ul>
            {measures.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="small muted">
            Measured on {measuredOn}, with question {promptVersion}.
          </p>
        </>
      ) : (
        <p>It was not measured yet, and is silent until then.</p>
      )}
      {progress && <p role="status">{progress}</p>}
      <Form method="post">
        <p className="small muted">
          Measuring sends up to 200 passages that your coders accepted, out of letters and dossiers
          that everybody here may see, and compares the answers with theirs. It is heard where it
          does better than naive Bayes.
        </p>
        <button className="button" type="submit" disabled={isMeasuring}>
          Measure it on this store
        </button>
      </Form>
    </section>
  )
}
