import { StanceBarMark } from './stance-bar.tsx'

type Props = { from: number; to: number; size: { width: number; height: number } }

/** From where to where somebody moved, as a bar of two days. */
export function TwoDayMark({ from, to, size }: Props) {
  const mark = { now: to, conditional: false, age: null, record: null, spread: null }
  return <StanceBarMark mark={{ ...mark, silences: [], members: [] }} size={size} before={from} />
}
