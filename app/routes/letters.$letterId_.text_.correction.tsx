import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import {
  correctTextByForm,
  loadTextCorrection,
  textCorrectionFields,
  type TextPreview,
} from '#app/features/letters/correct-text.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { letterTextLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { readCountParam } from '#app/http/query-params.ts'
import { TextArea, TextField } from '#app/ui/fields.tsx'
import { FateLists } from '#app/ui/letters/fate-list.tsx'
import { ComparedText } from '#app/ui/letters/text-comparison.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Correct a text · Stanceline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const earlier = readCountParam(new URL(request.url).searchParams, 'from')
  return loadTextCorrection(context, params.letterId!, earlier)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = readTextFields(await readForm(request, letterTextLimits), textCorrectionFields)
  const answer = await correctTextByForm(context, params.letterId!, sent)
  const { outcome } = answer
  if (outcome === 'stored') throw redirect(`/letters/${params.letterId}/text`)
  return data(answer, { status: outcome === 'previewed' ? 200 : statusOfOutcome[outcome] })
}

export default function TextCorrection() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const { id, title, isWhole } = loaded
  const fields = answer?.fields ?? loaded.fields
  const errors = answer?.errors ?? {}
  const preview = answer?.preview
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}/text`}>
        ← Text of {title}
      </Link>
      <h1>Correct the text</h1>
      <p className="muted">
        Slips of text recognition, a wrong encoding, a disclosure that withholds less. The text as
        it is now stays readable; before the correction is kept, you see what becomes of every
        quote.
      </p>
      {!isWhole && (
        <p className="notice bad">
          This text holds addresses or numbers that you do not see, so you cannot correct it.
        </p>
      )}
      {errors.form && (
        <p className="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      <Form method="post" className="stack" noValidate key={preview?.previewed}>
        <input type="hidden" name="version" value={fields.version} />
        {preview && <Preview preview={preview} />}
        <div className="card">
          <TextField
            label="Why it is corrected"
            name="reason"
            defaultValue={fields.reason}
            error={errors.reason}
          />
          <TextArea
            label="The whole text, corrected"
            name="text"
            rows={24}
            className="whole-text"
            defaultValue={fields.text}
            error={errors.text}
          />
          <div className="row field">
            <button
              className={`button${preview ? '' : ' primary'}`}
              type="submit"
              name="deed"
              value="preview"
            >
              Look at the difference
            </button>
            <Link className="button" to={`/letters/${id}/text`}>
              Cancel
            </Link>
          </div>
        </div>
      </Form>
    </div>
  )
}

function Preview({ preview }: { preview: TextPreview }) {
  return (
    <section className="card" aria-labelledby="difference">
      <h2 id="difference">What it would do</h2>
      <input type="hidden" name="previewed" value={preview.previewed} />
      {preview.remarks.map((remark) => (
        <p key={remark} className="small">
          {remark}
        </p>
      ))}
      <FateLists {...preview} />
      <ComparedText comparison={preview.comparison} />
      <div className="row field">
        <button className="button primary" type="submit" name="deed" value="keep">
          Keep this version
        </button>
      </div>
    </section>
  )
}
