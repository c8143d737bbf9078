import { useEffect, useRef, useState } from 'react'
import { findDefinition } from '#app/domain/glossary/glossary.ts'
import type { Definition } from '#app/domain/glossary/words.ts'

type Shown = { definition: Definition; element: HTMLElement; left: number; top: number }

const [widest, margin] = [320, 8]

/** What the word under the pointer or the finger means, beside it; Esc and pointing elsewhere close it. */
export function DefinitionTip() {
  const [shown, setShown] = useState<Shown | null>(null)
  const tip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const show = (event: Event) => {
      const target = event.target as Element | null
      if (!target?.closest || target.closest('[role=tooltip]')) return
      setShown(placeBeside(target.closest<HTMLElement>('[data-definition]')))
    }
    const hide = (event: KeyboardEvent) => event.key === 'Escape' && setShown(null)
    // The page may still be moving under the pointer when a word is pointed at, so the box goes along.
    const follow = () => setShown((before) => before && placeBeside(before.element))
    document.addEventListener('pointerover', show)
    document.addEventListener('click', show)
    document.addEventListener('keydown', hide)
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    return () => {
      document.removeEventListener('pointerover', show)
      document.removeEventListener('click', show)
      document.removeEventListener('keydown', hide)
      window.removeEventListener('scroll', follow, { capture: true })
    }
  }, [])
  useEffect(() => {
    if (!shown || !tip.current) return
    tip.current.style.left = `${shown.left}px`
    tip.current.style.top = `${shown.top}px`
  }, [shown])
  if (!shown) return null
  return (
    <div ref={tip} className="definition-tip" role="tooltip">
      <b>{shown.definition.name}</b> {shown.definition.says}
    </div>
  )
}

function placeBeside(element: HTMLElement | null): Shown | null {
  const definition = element && findDefinition(element.dataset.definition ?? '')
  if (!definition) return null
  const { left, top, bottom } = element.getBoundingClientRect()
  if (bottom < 0 || top > window.innerHeight) return null
  const right = document.documentElement.clientWidth - widest - margin
  return {
    definition,
    element,
    left: Math.max(margin, Math.min(left, right)),
    top: bottom + margin / 2,
  }
}
