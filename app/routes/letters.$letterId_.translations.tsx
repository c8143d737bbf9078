import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import type { RefusalCause } from '#app/domain/form-refusal.ts'
import { positionCardHref } from '#app/domain/position-href.ts'
import {
  describeTranslation,
  markTranslation,
  type QuoteTranslation,
} from '#app/domain/quote-translations.ts'
import {
  loadTranslationsForm,
  saveTranslationForm,
  type TranslationFields,
} from '#app/features/coding/translations-form.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm } from '#app/http/forms.ts'
import { SelectField, TextArea, TextField } from '#app/ui/fields.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/letter-fields.css'

export const meta: MetaFunction = () => [{ title: 'Translate a quote · Stanceline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireCodableLetter(context, params.letterId!)
  const positionId = new URL(request.url).searchParams.get('position')
  return loadTranslationsForm(context, params.letterId!, positionId)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireCodableLetter(context, params.letterId!)
  const form = await readForm(request)
  const saved = await saveTranslationForm(context, params.letterId!, form)
  if (saved.outcome === 'stored')
    throw redirect(
      positionCardHref({
        letterId: params.letterId!,
        positionId: String(form.get('position') as string),
      }),
    )
  return data(saved, { status: statusOfOutcome[saved.outcome] })
}

export const shouldRevalidate = revalidateAfterConflict

export default function QuoteTranslationScreen() {
  const { letter, position, ownName } = useLoaderData<typeof loader>()
  const refused = useFormAnswer<typeof action>()
  const empty: TranslationFields = {
    ...{ language: '', words: '', machine: 'person', translator: ownName },
  }
  const isKnown = (language: string) =>
    position.translations.some((one) => one.language === language)
  // What was typed into the form of a new language stands in that of the language once there is one.
  const refusedIn = refused && isKnown(refused.fields.language) ? refused.fields.language : null
  return (
    <div className="page">
      <Link className="small" to={`/letters/${letter.id}`}>
        ← {letter.title}
      </Link>
      <h1>Translate a quote</h1>
      <p className="muted">
        A translation is shown beside the words of the letter, never instead of them, and every file
        says who made it.
      </p>
      <blockquote className="card">{position.quote.exact}</blockquote>
      {position.translations.map((translation) => (
        <TranslationForm
          key={keyOf(
            translation.language,
            refusedIn === translation.language ? refused : undefined,
          )}
          positionId={position.id}
          shown={translation}
          refused={refusedIn === translation.language ? refused : undefined}
          fields={{ ...translation, machine: translation.machine ? 'machine' : 'person' }}
        />
      ))}
      <TranslationForm
        key={`new ${refusedIn}`}
        positionId={position.id}
        shown={null}
        refused={refusedIn ? undefined : refused}
        fields={empty}
      />
    </div>
  )
}

/** Another one whenever a form comes back, so that it shows what was typed wherever that was typed. */
const keyOf = (language: string, refused: Refused | undefined) =>
  `${language} ${refused ? JSON.stringify(refused.fields) : ''}`

type Refused = {
  outcome: RefusalCause
  errors: Record<string, string>
  fields: TranslationFields
}

function TranslationForm({
  positionId,
  shown,
  refused,
  fields: stored,
}: {
  positionId: string
  shown: QuoteTranslation | null
  refused: Refused | undefined
  fields: TranslationFields
}) {
  const fields = refused?.fields ?? stored
  const errors = refused?.errors ?? {}
  return (
    <Form method="post" className="card" noValidate>
      <h2>{shown ? describeTranslation(shown) : 'A translation into another language'}</h2>
      {errors.form && (
        <p className="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      {shown && refused?.outcome === 'changed meanwhile' && (
        <blockquote dir="auto" lang={shown.language}>
          <b className="small">Stored now:</b> {shown.words}
        </blockquote>
      )}
      <input type="hidden" name="position" value={positionId} />
      {shown && (
        <>
          <input type="hidden" name="shown" value={markTranslation(shown)} />
          <input type="hidden" name="language" value={shown.language} />
        </>
      )}
      {!shown && (
        <TextField
          label="Language"
          name="language"
          maxLength={2}
          placeholder="en"
          defaultValue={fields.language}
          error={errors.language}
        />
      )}
      <TextArea
        label="The quote in that language"
        name="words"
        rows={4}
        dir="auto"
        defaultValue={fields.words}
        error={errors.words}
      />
      <div className="pair">
        <SelectField
          label="Made by"
          name="machine"
          options={[
            ['person', 'a person'],
            ['machine', 'a machine'],
          ]}
          defaultValue={fields.machine}
          error={errors.machine}
        />
        <TextField
          label="Who or which"
          name="translator"
          maxLength={200}
          defaultValue={fields.translator}
          error={errors.translator}
        />
      </div>
      <div className="row field">
        <button className="button primary" type="submit" name="deed" value="save">
          Save the translation
        </button>
        {shown && (
          <button className="button quiet" type="submit" name="deed" value="take away">
            Take it away
          </button>
        )}
      </div>
    </Form>
  )
}
