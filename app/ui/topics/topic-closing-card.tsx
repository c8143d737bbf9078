import { Form } from '@remix-run/react'
import { joinWithAnd } from '#app/domain/text/words.ts'

type Props = {
  topic: { id: string; name: string; closedAt: string | null }
  /** The other dossiers that use it, as far as the reader sees them. */
  alsoIn: readonly string[]
}

/** Closes a topic to coding, or opens it again; what is coded on it stays and counts either way. */
export function TopicClosingCard({ topic, alsoIn }: Props) {
  const isClosed = topic.closedAt !== null
  return (
    <section className="card no-print" aria-labelledby="closing">
      <h2 id="closing">{isClosed ? 'This topic is closed' : 'Close this topic'}</h2>
      <p className="small muted">
        {isClosed
          ? 'Nothing new is coded on it. What is coded stays, goes on counting and can be corrected.'
          : 'It is offered no more to code with. What is coded on it stays, goes on counting and can be ' +
            'corrected; it keeps its place, and can be reopened at any time.'}
        {alsoIn.length > 0 &&
          ` That holds in ${joinWithAnd(alsoIn)} as well, where it is used too.`}
      </p>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="id" value={topic.id} />
        <button className="button" type="submit" name="deed" value={isClosed ? 'reopen' : 'close'}>
          {isClosed ? 'Reopen' : 'Close'} {topic.name}
        </button>
      </Form>
    </section>
  )
}
