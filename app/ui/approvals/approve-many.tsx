import { Form } from '@remix-run/react'

type Props = { preview: { sentence: string; count: number; ticked: readonly string[] } | null }

/** What can be done with all that is ticked: first it is said what that would be. */
export function ApproveMany({ preview }: Props) {
  return (
    <section className="block no-print" aria-label="Several at once">
      <Form method="post" id="approve-many" className="row">
        <button className="button" type="submit" name="deed" value="preview">
          Approve the chosen ones …
        </button>
      </Form>
      {preview && (
        <Form method="post" className="notice">
          <p>{preview.sentence}</p>
          {preview.ticked.map((value) => (
            <input key={value} type="hidden" name="position" value={value} />
          ))}
          <button className="button primary" type="submit" name="deed" value="approve all">
            Approve {preview.count.toLocaleString('en')}
          </button>
        </Form>
      )}
    </section>
  )
}
