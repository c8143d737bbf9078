import { useEffect, useState } from 'react'

const words = {
  can: 'Copy the picture',
  copies: 'Copying …',
  done: 'Copied',
  failed: 'Not copied; take the PNG',
} as const

/** Puts a picture on the clipboard, where scripts run and the browser can take one. */
export function CopyPicture({ href }: { href: string }) {
  const [state, setState] = useState<'cannot' | keyof typeof words>('cannot')
  useEffect(() => {
    if (typeof ClipboardItem !== 'undefined' && navigator.clipboard) setState('can')
  }, [])
  if (state === 'cannot') return null
  const copy = async () => {
    setState('copies')
    try {
      // The promise goes in: a browser lets a page write only at once after a click.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': fetchPicture(href) })])
      setState('done')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      {' '}
      ·{' '}
      <button type="button" onClick={() => void copy()} aria-live="polite">
        {words[state]}
      </button>
    </>
  )
}

async function fetchPicture(href: string): Promise<Blob> {
  const answer = await fetch(href)
  if (!answer.ok) throw new Error(await answer.text())
  return answer.blob()
}
