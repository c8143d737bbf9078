import { Link } from '@remix-run/react'
import { formatEdtfDate } from '#app/domain/days.ts'
import {
  partyRoleLabels,
  formatReference,
  type Letter,
  type PartyRole,
} from '#app/domain/letters.ts'
import { AudienceTag } from '../visibility-fields.tsx'

type LetterOfActor = {
  role: PartyRole
  capacity: string | null
  letter: Pick<Letter, 'id' | 'title' | 'dated' | 'reference' | 'referenceTruncated' | 'visibility'>
}
type ActorLettersProps = {
  actorId: string
  letters: readonly LetterOfActor[]
  /** There may be more than are shown. */
  isCut: boolean
}

/** The letters that name an actor, and as what. */
export function ActorLetters({ actorId, letters, isCut }: ActorLettersProps) {
  return (
    <section className="card" aria-labelledby="letters">
      <h2 id="letters">Letters sent and received</h2>
      {!letters.length && <p className="small muted">No letter names this actor directly.</p>}
      <ul className="plain">
        {letters.map(({ role, capacity, letter }) => (
          <li key={`${letter.id}${role}`} className="gap-above small">
            <span className="tag">{partyRoleLabels[role]}</span>{' '}
            <Link to={`/letters/${letter.id}`}>{letter.title}</Link>{' '}
            <AudienceTag visibility={letter.visibility} />
            <div className="tiny muted">
              {[
                formatEdtfDate(letter.dated),
                letter.reference ? formatReference(letter) : '',
                capacity,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      {isCut && (
        <p className="small">
          <Link to={`/letters?author=${actorId}`}>All letters they wrote →</Link>
        </p>
      )}
    </section>
  )
}
