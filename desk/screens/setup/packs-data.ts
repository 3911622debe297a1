/** What setting packs up reads and asks for. */
import { queryOptions } from '@tanstack/react-query'
import type { PacksView, SetPacks } from '../../../contract/packs.ts'
import { ask } from '../../api/ask.ts'

export const packsQuery = queryOptions({
  queryKey: ['setup', 'packs'],
  queryFn: ({ signal }) => ask<PacksView>('/setup/packs', { signal }),
})

type Done = Promise<{ done: true }>

export async function choosePacks(body: SetPacks): Done {
  return await ask<{ done: true }>('/setup/packs', { method: 'PUT', body })
}

/** @param pack as it stands in the file: the server says what is wrong with it */
export async function bringPack(pack: object): Done {
  return await ask<{ done: true }>('/setup/packs/own', { method: 'POST', body: pack })
}

export async function removePack(id: string): Done {
  return await ask<{ done: true }>(`/setup/packs/own/${encodeURIComponent(id)}`, { method: 'DELETE' })
}
