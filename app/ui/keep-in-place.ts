import type { ShouldRevalidateFunction } from '@remix-run/react'
import { isUnsent } from './send-form.ts'

/**
 * What is settled by key stays in its place with what was said of it, so that the same key can take it back: nothing is
 * loaded anew for it, neither the list nor the bar above. Nor is anything where a form did not reach the server.
 */
export const keepInPlace: ShouldRevalidateFunction = ({
  formData,
  actionResult,
  defaultShouldRevalidate,
}) =>
  formData?.get('inPlace') === 'yes' || isUnsent(actionResult) ? false : defaultShouldRevalidate

/**
 * The same for what stands above every page, which is loaded anew with each: what is left out of a page may be another
 * thing than on the page before, as letters are given to coders meanwhile.
 */
export const revalidateOnNewPage: ShouldRevalidateFunction = (change) => {
  const isNewPage = change.currentUrl.pathname !== change.nextUrl.pathname
  return keepInPlace({
    ...change,
    defaultShouldRevalidate: change.defaultShouldRevalidate || isNewPage,
  })
}
