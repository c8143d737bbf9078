import { Form } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { User } from '#app/domain/users.ts'
import { useKeys } from '../keys/use-keys.ts'
import { BoxOptions, type SearchedDossier } from './box-options.tsx'
import './search.css'

type Props = { user: User; dossier: SearchedDossier | null }

/**
 * The one box: a field above every page that leads to the page of the search, and a dialog over the page that answers
 * while one types, by Ctrl K everywhere, by a click into the field, or by `/` on a page that has no search of its own.
 */
export function SearchBox({ user, dossier }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
  }, [isOpen])
  useEffect(() => closeOnReturn(dialog.current), [])
  useBoxKeys(open)
  useEffect(() => closeOnBackdrop(dialog.current), [])
  const close = () => dialog.current?.close()
  return (
    <>
      <Form
        className="search"
        action="/search"
        role="search"
        onMouseDown={(event) => {
          event.preventDefault()
          open()
        }}
      >
        <input
          name="q"
          type="search"
          placeholder="Search everything"
          aria-label="Search everything"
          aria-keyshortcuts="Control+K Meta+K"
        />
        {dossier && <input type="hidden" name="dossier" value={dossier.slug} />}
        <kbd aria-hidden="true">Ctrl K</kbd>
      </Form>
      <dialog
        ref={dialog}
        className="card search-box"
        aria-label="Search everything"
        onClose={() => setOpen(false)}
      >
        {isOpen && <BoxOptions user={user} dossier={dossier} close={close} />}
      </dialog>
    </>
  )
}

/** Ctrl K or ⌘K from everywhere; `/` where the page has no search of its own, which it leads to otherwise. */
function useBoxKeys(open: () => void): void {
  useKeys(
    {
      search: open,
      'search page': () => {
        const own = findOwnSearch()
        if (own) own.focus()
        else open()
      },
    },
    { inFields: ['search'] },
  )
}

/** Going back leads away from under a dialog; whatever is chosen in it closes it itself. */
function closeOnReturn(dialog: HTMLDialogElement | null): () => void {
  const leave = () => dialog?.close()
  window.addEventListener('popstate', leave)
  return () => window.removeEventListener('popstate', leave)
}

/** A press beside what a dialog shows closes it; what lies around it belongs to the dialog itself. */
function closeOnBackdrop(dialog: HTMLDialogElement | null): () => void {
  const press = (event: MouseEvent) => event.target === dialog && dialog?.close()
  dialog?.addEventListener('mousedown', press)
  return () => dialog?.removeEventListener('mousedown', press)
}

/** The field in which the page that is shown is searched; null where it has none, or it is folded away. */
function findOwnSearch(): HTMLElement | null {
  const fields = document.querySelectorAll<HTMLElement>(
    'main :is(input[type=search], .who-find input[name=q])',
  )
  return [...fields].find((field) => field.checkVisibility()) ?? null
}
