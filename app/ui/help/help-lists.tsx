import type { Definition } from '#app/domain/glossary/words.ts'
import type { PageHelp } from './kinds-of-help.ts'

export function KeyList({ keys }: { keys: NonNullable<PageHelp['keys']> }) {
  return (
    <dl>
      {keys.map(([key, does]) => (
        <div key={key + does} className="help-row help-key">
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
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
