import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { loadHolderMoves, moveHoldersByForm } from '#app/features/coding/former-authors.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import { PositionChip } from '#app/ui/chip.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Whose positions these are · Stanceline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const [former = null, ...others] = new URL(request.url).searchParams.getAll('former')
  const moves = await loadHolderMoves(context, params.letterId!, former)
  return { ...moves, next: hrefOfNext(params.letterId!, others) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireCodableLetter(context, params.letterId!)
  const form = await readForm(request, letterFormLimits)
  const outcome = await moveHoldersByForm(context, params.letterId!, form)
  if (!outcome.ok) return answerRefusedForm(outcome)
  const [, ...others] = new URL(request.url).searchParams.getAll('former')
  throw redirect(hrefOfNext(params.letterId!, others))
}

/** The page that asks about the next of former authors; after the last one the letter itself. */
function hrefOfNext(letterId: string, formerIds: readonly string[]): string {
  const query = new URLSearchParams(formerIds.map((id) => ['former', id]))
  return formerIds.length ? `/letters/${letterId}/holders?${query}` : `/letters/${letterId}`
}

export default function FormerAuthorsPositions() {
  const { letter, former, authors, positions, next } = useLoaderData<typeof loader>()
  const refused = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/letters/${letter.id}`}>
        ← {letter.title}
      </Link>
      <h1>Whose positions are these now?</h1>
      <p>
        {former.name} did not write this letter, as its head says now, and holds{' '}
        {formatQuantity(positions.length, 'position')} in it that you may code. Nothing is changed
        until you move them.
      </p>
      <Form method="post" className="card" noValidate>
        <FormOutcome answer={refused} />
        <input type="hidden" name="former" value={former.id} />
        <SelectField
          label="Move them to"
          name="to"
          options={[
            ...(authors.length > 1 ? [['', 'Choose who holds them'] as const] : []),
            ...authors.map(({ id, name }) => [id, name] as const),
          ]}
          defaultValue={refused?.fields.to ?? ''}
          error={refused?.errors.to}
        />
        <fieldset className="field">
          <legend>Positions that are moved</legend>
          {positions.map(({ position, topic, holders }) => (
            <label className="check" key={`${position.id} ${position.revision}`}>
              <input
                type="checkbox"
                name="position"
                value={`${position.id} ${position.revision}`}
                defaultChecked
              />{' '}
              <span>
                <b>{topic}</b> <PositionChip position={position} />{' '}
                <span className="small muted">{holders}</span>
                <br />
                <q dir="auto">{position.quote.exact}</q>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="row field">
          <button className="button primary" type="submit">
            Move what is ticked
          </button>
          <Link className="button" to={next}>
            Leave them as they are
          </Link>
        </div>
      </Form>
    </div>
  )
}
