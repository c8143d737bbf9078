import type { Definition } from '#app/domain/glossary/words.ts'
import { formatKey } from '#app/domain/keys/key-names.ts'
import { listKeys } from '#app/domain/keys/key-table.ts'
import type { KeyPlace } from '#app/domain/keys/page-keys.ts'
import { useChosenKeys } from '../keys/use-keys.ts'

/** The keys of a place, as the person who reads it has them. */
export function KeyList({ place }: { place: KeyPlace }) {
  const keys = listKeys(place, useChosenKeys()).filter(({ id }) => !/^topic [2-9]$/.test(id))
  return (
    <dl className="key-list">
      {keys.map(({ id, key, does }) => (
        <div key={id} className="help-row help-key">
          <dt>
            <kbd>{formatKey(key) || 'no key'}</kbd>
            {id === 'topic 1' && (
              <>
                –<kbd>9</kbd>
              </>
            )}
          </dt>
          <dd>{id === 'topic 1' ? 'the topic with that digit' : does}</dd>
        </div>
      ))}
    </dl>
  )
}

/** WithDefinitions with their sentences; `isTarget` where an address leads to each of them. */
export function DefinitionList({
  definitions,
  isTarget,
}: {
  definitions: readonly Definition[]
  isTarget?: boolean
}) {
  return (
    <dl>
      {definitions.map(({ id, name, says }) => (
        <div key={id} className="help-row" id={isTarget ? id : undefined}>
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
