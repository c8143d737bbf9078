import { Form } from '@remix-run/react'
import { absences, levels } from '#app/domain/level.ts'
import type { Suggestion } from '#app/domain/suggestions/suggestions.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import '../fields.css'
import './suggestions.css'

/** A suggestion as a page gets it. */
export type SuggestionCardData = Suggestion & { id: string; exact: string; topicName: string }

/** What its form sends beside the level and the deed. */
export function listSuggestionFields(suggestion: SuggestionCardData): Record<string, string> {
  const { id, exact, start, end, topicId, reasons } = suggestion
  return {
    ...{ id, exact, topicId, start: String(start), end: String(end) },
    sources: reasons.map(({ source }) => source).join(' '),
  }
}

/** A suggestion as a form of its own, for a page without scripts. */
export function SuggestionForm({ suggestion }: { suggestion: SuggestionCardData }) {
  const levelId = `level-${suggestion.id}`
  return (
    <Form method="post" className="card suggestion-form">
      {Object.entries(listSuggestionFields(suggestion)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <blockquote>{suggestion.exact}</blockquote>
      <p>
        <strong>{suggestion.topicName}</strong>
      </p>
      <SuggestionReasons suggestion={suggestion} />
      <div className="field">
        <label htmlFor={levelId}>Level</label>
        <select id={levelId} name="stance" defaultValue={suggestion.level ?? ''}>
          <option value="">Choose one</option>
          {[...levels].reverse().map(({ level, word }) => (
            <option key={level} value={level}>
              {formatSignedNumber(level)} {capitaliseFirst(word)}
            </option>
          ))}
          {absences.map(({ absence, word }) => (
            <option key={absence} value={absence}>
              {capitaliseFirst(word)}
            </option>
          ))}
        </select>
      </div>
      <div className="row field">
        <button className="button primary" type="submit" name="deed" value="accept">
          Accept
        </button>
        <button className="button" type="submit" name="deed" value="reject">
          Reject
        </button>
      </div>
    </Form>
  )
}

/** Why it is suggested, each source in a line of its own. */
export function SuggestionReasons({ suggestion }: { suggestion: Suggestion }) {
  return (
    <ul className="reasons small muted">
      {suggestion.reasons.map(({ source, why }) => (
        <li key={source}>{capitaliseFirst(why)}</li>
      ))}
    </ul>
  )
}
