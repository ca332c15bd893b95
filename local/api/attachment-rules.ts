/** Administrator guide, enable-attachments and amazon-connect-service-limits. */
export const MOST_ATTACHMENT_BYTES = 20 * 1024 * 1024;
export const MOST_ATTACHMENTS_OF_A_CHAT = 35;

const EXTENSIONS = [
  'csv',
  'doc',
  'docx',
  'heic',
  'jfif',
  'jpeg',
  'jpg',
  'mov',
  'mp4',
  'pdf',
  'png',
  'ppt',
  'pptx',
  'rtf',
  'txt',
  'wav',
  'xls',
  'xlsx',
];

/** What is wrong with a file that somebody wants to send (API reference, UpdateAttachedFilesConfiguration). */
export function attachmentProblem(name: string, sizeBytes: number): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!EXTENSIONS.includes(extension)) return `AttachmentName must end in one of .${EXTENSIONS.join(' .')}.`;
  if (sizeBytes <= MOST_ATTACHMENT_BYTES) return undefined;
  return `AttachmentSizeInBytes must be ${MOST_ATTACHMENT_BYTES} at most, and is ${sizeBytes}.`;
}
