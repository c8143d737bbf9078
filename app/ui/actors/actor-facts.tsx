import type { ActorRecord } from '#app/domain/actors.ts'
import { formatDay } from '#app/domain/days.ts'
import { registerHref, registerRules } from '#app/domain/registers.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import './actor-card.css'

/** What is typed of an actor, as text. */
export function ActorFacts({ record }: { record: ActorRecord }) {
  const { name, kind, aliases, mergedNames, note } = record
  return (
    <section className="card" aria-labelledby="actor">
      <h2 id="actor">Name and kind</h2>
      <dl className="actor-facts">
        <dt>Name</dt>
        <dd>{name}</dd>
        <dt>Kind</dt>
        <dd>{capitaliseFirst(kind)}</dd>
        <dt>Other spellings</dt>
        <dd>{[...aliases, ...mergedNames].join('\n') || 'None'}</dd>
        {note && (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
      <RegisterLinks registerIds={record.registerIds} />
    </section>
  )
}

/** Where else the actor is listed, and since when that is said here. */
export function RegisterLinks({ registerIds }: Pick<ActorRecord, 'registerIds'>) {
  if (!registerIds.length) return null
  return (
    <ul className="plain small" aria-label="Numbers elsewhere">
      {registerIds.map((one) => (
        <li key={one.register}>
          {registerRules[one.register].name}:{' '}
          <a href={registerHref(one)} rel="noreferrer nofollow">
            {one.number}
          </a>{' '}
          <span className="tiny muted">given on {formatDay(one.givenDay)}</span>
        </li>
      ))}
    </ul>
  )
}
