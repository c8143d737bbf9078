import { useId } from 'react'
import {
  letterVisibilities,
  visibilityLabels,
  type Audience,
  type LetterVisibility,
} from '#app/domain/letters.ts'
import './fields.css'
import './choosing.css'
import './visibility-fields.css'

type PersonOption = { id: string; name: string; note: string | null }
type Props = { audience: Audience; people: readonly PersonOption[]; errors: Record<string, string> }

/** Who may see a letter; the people to name are shown where named people are chosen, and without that art always. */
export function AudienceFields({ audience, people, errors }: Props) {
  const id = useId()
  return (
    <fieldset
      className="field audience"
      aria-describedby={errors.visibility ? `${id}-error` : undefined}
    >
      <legend>Who may see it</legend>
      {errors.visibility && (
        <p className="error" role="alert" id={`${id}-error`}>
          {errors.visibility}
        </p>
      )}
      {letterVisibilities.map((option) => (
        <div key={option} className="check">
          <input
            id={`${id}-${option}`}
            type="radio"
            name="visibility"
            value={option}
            defaultChecked={audience.visibility === option}
            aria-describedby={`${id}-${option}-means`}
          />
          <div>
            <label htmlFor={`${id}-${option}`}>{visibilityLabels[option].name}</label>
            <p className="hint" id={`${id}-${option}-means`}>
              {visibilityLabels[option].means}
            </p>
          </div>
        </div>
      ))}
      <fieldset className="named" aria-describedby={errors.readerIds ? `${id}-named` : undefined}>
        <legend>Named people</legend>
        {errors.readerIds && (
          <p className="error" role="alert" id={`${id}-named`}>
            {errors.readerIds}
          </p>
        )}
        <div className="people">
          {people.map((person) => (
            <label key={person.id} className="check">
              <input
                type="checkbox"
                name="readerIds"
                value={person.id}
                defaultChecked={audience.readerIds.includes(person.id)}
              />
              <span>
                {person.name}
                {person.note && <span className="tiny muted"> {person.note}</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </fieldset>
  )
}

/** Marks a letter that is not for everyone who is signed in. */
export function AudienceTag({ visibility }: { visibility: LetterVisibility }) {
  if (visibility === 'everyone') return null
  return (
    <span className={`tag ${visibility}`} title={visibilityLabels[visibility].means}>
      {visibilityLabels[visibility].name}
    </span>
  )
}
