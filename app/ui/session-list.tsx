import { Form } from '@remix-run/react'
import './people.css'

/** A session as it is shown: its device in words, when it was last used and since when it is. */
export type SessionView = {
  id: string
  device: string
  used: string
  since: string
  here: boolean
}

export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <ul className="entries">
      {sessions.map(({ id, device, used, since, here }) => (
        <li key={id}>
          <div>
            {device} {here && <span className="tag">this session</span>}
            <div className="tiny muted">
              last used {used} · signed in {since}
            </div>
          </div>
          {!here && (
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <button
                className="button quiet"
                type="submit"
                name="deed"
                value="end session"
                aria-label={`End the session ${device}, last used ${used}`}
              >
                End
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
