import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type InputHTMLAttributes } from 'react'

type Props = { isTicked: boolean } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'defaultChecked'
>

/** A box to tick that says after each answer of the server what the server knows, and keeps the focus. */
export function TickBox({ isTicked, ...input }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const { key } = useLocation()
  useEffect(() => {
    if (box.current) box.current.checked = isTicked
  }, [isTicked, key])
  return <input ref={box} type="checkbox" defaultChecked={isTicked} {...input} />
}
