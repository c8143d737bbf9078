import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * What is settled by key stays in its place with what was said of it, so that the same key can take it back: nothing is
 * loaded anew for it, neither the list nor the bar above.
 */
export const keepInPlace: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get('inPlace') === 'yes' ? false : defaultShouldRevalidate
