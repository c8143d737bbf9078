import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { importAccepted, importTold } from '#app/http/import-api.ts'

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  importTold(request, params.importId!)

export const action = ({ request, params }: ActionFunctionArgs) =>
  importAccepted(request, params.importId!)
