import { Form, useSubmit } from '@remix-run/react'
import { handOverDrafts } from './tagger/hand-over-drafts.ts'

/** Signs out, and leaves nothing on the device that the server has. */
export function SignOutForm({ userId }: { userId: string }) {
  const submit = useSubmit()
  return (
    <Form
      method="post"
      action="/sign-out"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        void handOverDrafts(userId).finally(() => submit(form))
      }}
    >
      <button className="button" type="submit">
        Sign out
      </button>
    </Form>
  )
}
