import { Form } from '@remix-run/react'
import { leastCertainRule } from '#app/domain/second-coding/second-codings.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { SelectField, TextField } from '../fields.tsx'

type Props = {
  coders: readonly { id: string; name: string }[]
  finished: number
  share: number
  letter: { id: string; title: string } | null
  answer:
    | { ok: true; message: string }
    | { ok: false; errors: Record<string, string>; fields: Record<string, string> }
    | undefined
}

/** What one of the forms shows: its errors and what was typed in it, where it was refused. */
type Refused = {
  errors: Record<string, string>
  typed: Record<string, string>
  coders: Props['coders']
}

/** How editors give letters to second coders: one, a share drawn at random, or the least certain. */
export function GivingForms({ coders, finished, share, letter, answer }: Props) {
  const refusedOf = (deed: string): Refused => {
    const refused = answer && !answer.ok && answer.fields.deed === deed ? answer : null
    return { errors: refused?.errors ?? {}, typed: refused?.fields ?? {}, coders }
  }
  return (
    <div className="stack block">
      <p className="small muted">
        Whoever opened a finished letter cannot be its second coder. What was opened before this was
        noted is not known, nor what somebody saw of a letter in charts, lists and files: ask them.
        Public letters are read with their coding by whoever is not signed in.
      </p>
      {letter && (
        <Form method="post" className="card" noValidate>
          <h2>Give “{letter.title}” to a second coder</h2>
          <input type="hidden" name="letterId" value={letter.id} />
          <CoderField label="Second coder" {...refusedOf('give')} />
          <button className="button primary" name="deed" value="give">
            Give it
          </button>
        </Form>
      )}
      <DrawForm {...{ finished, share }} refused={refusedOf('draw')} />
      <LeastCertainForm refused={refusedOf('give the least certain')} />
    </div>
  )
}

function CoderField({ label, errors, typed, coders }: Refused & { label: string }) {
  const options = [
    ['', 'Choose a coder'] as const,
    ...coders.map(({ id, name }) => [id, name] as const),
  ]
  return (
    <SelectField
      label={label}
      name="coder"
      options={options}
      defaultValue={typed.coder ?? ''}
      error={errors.coder}
    />
  )
}

function DrawForm({
  finished,
  share,
  refused,
}: Pick<Props, 'finished' | 'share'> & { refused: Refused }) {
  return (
    <Form method="post" className="card" noValidate>
      <h2>Draw letters at random</h2>
      <TextField
        label="Share of the finished letters, in per cent"
        name="share"
        inputMode="numeric"
        defaultValue={refused.typed.share ?? String(share)}
        error={refused.errors.share}
        hint={
          `Finished in this dossier: ${formatCount(finished, 'letter')}. What was drawn before counts ` +
          'towards the share.'
        }
      />
      <CoderField label="Second coder of the drawn letters" {...refused} />
      <button className="button" name="deed" value="draw">
        Draw
      </button>
    </Form>
  )
}

function LeastCertainForm({ refused }: { refused: Refused }) {
  return (
    <Form method="post" className="card" noValidate>
      <h2>Give the least certain letters</h2>
      <p className="small muted">{leastCertainRule}</p>
      <TextField
        label="How many letters"
        name="letters"
        inputMode="numeric"
        defaultValue={refused.typed.letters ?? '5'}
        error={refused.errors.letters}
      />
      <CoderField label="Second coder of the least certain" {...refused} />
      <button className="button" name="deed" value="give the least certain">
        Give them
      </button>
    </Form>
  )
}
