import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { postImportAcceptance, getImport } from '#app/features/imports/import-api.ts'

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  getImport(request, params.importId!)

export const action = ({ request, params }: ActionFunctionArgs) =>
  postImportAcceptance(request, params.importId!)
