import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import { parseRevision } from '#app/domain/ids.ts'
import type { Audience } from '#app/domain/letters.ts'
import { parseAudience, listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { saveCorrection } from '#app/features/letters/correct-letter.ts'
import { findFormerAuthors } from '#app/features/coding/former-authors.ts'
import { findLinkChoices, resolveSoughtLetters } from '#app/features/letters/linked-letters.ts'
import { offerFromText } from '#app/features/letters/offered-fields.ts'
import { readNameAnswers } from '#app/features/letters/name-answers.ts'
import {
  keepTypedRows,
  parseLetterFields,
  toLetterFields,
} from '#app/features/letters/letter-form.ts'
import { requireFound, requirePermission, requirePermissionOn } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { asResource } from '#app/auth/visible-store.ts'
import { AudienceFields } from '#app/ui/visibility-fields.tsx'
import { HeadQuestions, type NameQuestionView } from '#app/ui/imports/name-questions.tsx'
import { LetterFieldset } from '#app/ui/letter-fields.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'

export const meta: MetaFunction = () => [{ title: 'Correct a letter · Stanceline' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { visible, letterDetail } = await requireCorrectableLetter(context, params.letterId!)
  const { letter, readerIds, parties, text } = letterDetail
  const fields = toLetterFields(letter, parties)
  const audience: Audience = { visibility: letter.visibility, readerIds }
  return {
    id: letter.id,
    title: letter.title,
    revision: letter.revision,
    fields,
    links: await findLinkChoices(visible, fields, letter.id),
    ...offerFromText(text.text, fields),
    audience,
    people: await listReaderChoices(context.admin, readerIds),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const correctable = await requireCorrectableLetter(context, params.letterId!)
  const { user, visible, performedBy, letterDetail: before } = correctable
  const form = await readForm(request, letterFormLimits)
  const sought = await resolveSoughtLetters(visible, form, before.letter.id)
  const fields = parseLetterFields(form)
  const parsedAudience = await parseAudience(
    context.admin,
    form,
    user,
    { visibility: before.letter.visibility, readerIds: before.readerIds },
    before.letter.addedBy,
  )
  const correction = await saveCorrection({ visible, performedBy }, before, {
    revision: parseRevision(form.get('revision')),
    fields,
    answers: readNameAnswers(form),
    parsedAudience,
    errors: sought,
  })
  if (correction.outcome === 'stored') {
    const former = await findFormerAuthors(context, before.letter.id, before.parties)
    const query = new URLSearchParams(former.map((id) => ['former', id]))
    throw redirect(`/letters/${before.letter.id}${former.length ? `/holders?${query}` : ''}`)
  }
  const { errors, outcome, questions } = correction
  // Only who was told of the other version may put theirs in its place.
  const revision = correction.revision ?? parseRevision(form.get('revision'))
  const links = await findLinkChoices(visible, fields, before.letter.id)
  return data(
    {
      ...keepTypedRows(form, fields, errors),
      links,
      ...offerFromText(before.text.text, fields),
      audience: parsedAudience.audience,
      questions,
      revision,
    },
    { status: statusOfOutcome[outcome] },
  )
}

/** The letter, where whoever asks may correct it: editors may, and whoever added it. */
async function requireCorrectableLetter(context: RequestContext, letterId: string) {
  const { user, visible, performedBy } = requirePermission(context, 'correct letters')
  const letterDetail = requireFound(await visible.letters.byId(letterId), 'letter')
  requirePermissionOn(user, 'correct letters', asResource(letterDetail))
  return { user, visible, performedBy, letterDetail }
}

/** What comes back of a correction that was not stored, in place of what is stored. */
type RefusedCorrection = Pick<
  Awaited<ReturnType<typeof loader>>,
  'fields' | 'links' | 'sources' | 'offered' | 'audience'
> & { errors: Record<string, string>; questions: NameQuestionView[]; revision: number }

export default function Correction() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useFormAnswer<RefusedCorrection>()
  const { id, title, people } = loaded
  const shown = { errors: {}, questions: [], ...loaded, ...answer }
  const { errors, audience, questions, fields, links, sources, offered } = shown
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>Correct what is said about this letter</h1>
      <p className="muted">
        Its text never changes. A new date moves the letter’s positions on every timeline.
      </p>
      <Form method="post" className="card" noValidate>
        {errors.form && (
          <p className="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        <input type="hidden" name="revision" value={answer?.revision ?? loaded.revision} />
        <HeadQuestions questions={questions} />
        <LetterFieldset {...{ fields, errors, links, sources, offered }} />
        <AudienceFields audience={audience} people={people} errors={errors} />
        <div className="row field">
          <button className="button primary" type="submit">
            Save the correction
          </button>
          <Link className="button" to={`/letters/${id}`}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  )
}
