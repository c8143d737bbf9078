import { Form } from '@remix-run/react'

type Answer =
  | { ok: true; deed: string; first: string; second: string; message: string }
  | { ok: false; errors: Record<string, string> }

/** What became of a pair that was settled without scripts, and the way to take it back. */
export function TwinOutcomeNotice({ answer }: { answer: Answer | undefined }) {
  if (!answer) return null
  if (!answer.ok)
    return (
      <div className="notice bad" role="alert">
        {answer.errors.form}
      </div>
    )
  return (
    <div className="notice" role="status">
      <p>{answer.message}</p>
      {answer.deed !== 'take back' && (
        <TakeBackForm first={answer.first} second={answer.second} of="what was just said" />
      )}
    </div>
  )
}

/** The form that takes back what was said of a pair. */
export function TakeBackForm({ first, second, of }: { first: string; second: string; of: string }) {
  return (
    <Form method="post" className="no-print">
      <input type="hidden" name="first" value={first} />
      <input type="hidden" name="second" value={second} />
      <button
        className="button"
        type="submit"
        name="deed"
        value="take back"
        aria-label={`Take back ${of}`}
      >
        Take back
      </button>
    </Form>
  )
}
