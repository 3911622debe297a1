/** La búsqueda en el escritorio, en español. */
import type { SearchWords } from './search-en.ts'

export const search: SearchWords = {
  title: 'Buscar',
  command: 'Buscar en todos los casos',
  what: 'Palabras, un nombre, un número, una referencia',
  filters: 'Solo',
  open: 'Abiertos',
  resting: 'En reposo',
  solved: 'Resueltos',
  mine: 'Míos',
  hint: 'No importan las tildes, las mayúsculas ni las últimas letras. También from:nombre, owner:nombre, tag:palabra.',
  looking: 'Buscando …',
  found: (count, hasMore) =>
    hasMore ? `Los ${count} más recientes. Hay más.` : count === 1 ? 'Un caso' : `${count} casos`,
  none: 'Ningún caso tiene todo eso. Pruebe con menos palabras, o con parte de una.',
  near: 'Nada está escrito exactamente así. Estos nombres se diferencian en una letra.',
  partial:
    'Eso está en muchísimos casos antiguos. Estos son los más recientes; con otra palabra se hallan los demás.',
  more: 'Mostrar más antiguos',
  lookBack: 'Buscar más atrás',
  failed: 'No se pudo buscar. Se intentará de nuevo cuando cambie una palabra.',
  owner: name => `con ${name}`,
  noOwner: 'aún sin nadie',
  searchFor: words => `Buscar «${words}» en todos los casos`,
  loadingMore: 'Vienen más …',
}
