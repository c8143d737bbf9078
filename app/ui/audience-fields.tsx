import { useId } from 'react'
import {
  visibilities,
  visibilityWords,
  type Audience,
  type Visibility,
} from '#app/domain/letters.ts'
import './fields.css'
import './audience-fields.css'

type Named = { id: string; name: string; note: string | null }
type Props = { audience: Audience; people: readonly Named[]; errors: Record<string, string> }

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
      {visibilities.map((one) => (
        <div key={one} className="check">
          <input
            id={`${id}-${one}`}
            type="radio"
            name="visibility"
            value={one}
            defaultChecked={audience.visibility === one}
            aria-describedby={`${id}-${one}-means`}
          />
          <div>
            <label htmlFor={`${id}-${one}`}>{visibilityWords[one].name}</label>
            <p className="hint" id={`${id}-${one}-means`}>
              {visibilityWords[one].means}
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
export function AudienceTag({ visibility }: { visibility: Visibility }) {
  if (visibility === 'everyone') return null
  return (
    <span className={`tag ${visibility}`} title={visibilityWords[visibility].means}>
      {visibilityWords[visibility].name}
    </span>
  )
}
