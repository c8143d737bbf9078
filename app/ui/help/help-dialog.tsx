import { Link, useLocation, useMatches } from '@remix-run/react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { removeDuplicates } from '#app/domain/collections.ts'
import { findDefinition } from '#app/domain/glossary/glossary.ts'
import type { Definition } from '#app/domain/glossary/words.ts'
import { useKeys } from '../keys/use-keys.ts'
import { HelpContext } from './help-context.ts'
import { KeyList, DefinitionList } from './help-lists.tsx'
import type { PageHelp } from './kinds-of-help.ts'
import { pageHelps } from './page-help.ts'
import { DefinitionTip } from './definition-tip.tsx'
import './help.css'

/** Pages with their help: `?` opens it, and pointing at a word of the method shows what it means. */
export function PagesWithHelp({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [definitions, setDefinitions] = useState<readonly Definition[]>([])
  const route = useMatches().at(-1)?.id.replace('routes/', '') ?? ''
  const open = useCallback(() => {
    setDefinitions(findDefinitionsOnPage())
    dialog.current?.showModal()
  }, [])
  useKeys({ help: open })
  const { key } = useLocation()
  useEffect(() => dialog.current?.close(), [key])
  return (
    <HelpContext.Provider value={open}>
      {children}
      <dialog ref={dialog} className="card help" aria-label="Help with this page">
        <HelpOfPage help={pageHelps[route] ?? null} definitions={definitions} />
      </dialog>
      <DefinitionTip />
    </HelpContext.Provider>
  )
}

function HelpOfPage({
  help,
  definitions,
}: {
  help: PageHelp | null
  definitions: readonly Definition[]
}) {
  return (
    <>
      <form method="dialog" className="between help-head">
        <h2>{help?.name ?? 'Help'}</h2>
        <button className="button" type="submit">
          Close
        </button>
      </form>
      {help && <p>{help.says}</p>}
      <h3>Keys</h3>
      {help?.keys && <KeyList place={help.keys} />}
      <KeyList place="everywhere" />
      {definitions.length > 0 && (
        <>
          <h3>Words on this page</h3>
          <DefinitionList definitions={definitions} />
        </>
      )}
      <p className="small">
        <Link to="/account#keys">Other keys</Link> · <Link to="/help">All pages and words</Link> ·{' '}
        <Link to="/method">Method</Link>
      </p>
    </>
  )
}

/** The words of the method that stand on the page as it is now, each once, in its order. */
function findDefinitionsOnPage(): Definition[] {
  const marked = [...document.querySelectorAll<HTMLElement>('main [data-definition]')]
  const ids = removeDuplicates(marked.map(({ dataset }) => dataset.definition ?? ''))
  return ids.flatMap((id) => findDefinition(id) ?? [])
}
