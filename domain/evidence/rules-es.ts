/** The rules about recordings, in Spanish. */
export const evidenceRulesEs = {
  'recording-in-this-case':
    'Ese archivo no está en este caso: una grabación se guarda donde su cliente la encuentra.',
  'recording-can-be-played':
    'Esta grabación no se puede oír aquí: tráigala como WAV, MP3, Ogg, MP4, AAC, FLAC o WebM.',
  'recording-has-a-length':
    'No se puede saber cuánto dura esta grabación: guárdela otra vez, por ejemplo como WAV.',
  'recording-of-a-call-here': 'Esa llamada no se anotó en este caso: elija una que sí.',
  'recording-began-before': 'Una grabación empezó en el pasado: elija cuándo fue.',
  'recording-known': 'En este caso no hay tal grabación.',
  'transcript-can-be-read':
    'Estas líneas no se pueden leer: traiga WebVTT, SRT, o JSON con los segundos de cada línea.',
  'transcript-within-its-recording': 'Estas líneas siguen después del final de la grabación: son de otra.',
  'recording-removed-with-a-reason': 'Escriba por qué se retira esta grabación.',
}
