/** The platform's own processes by their ids, as administrators choose among them. */
export const processTitles = {
  'initial-recognition': '职称初定',
  confirmation: '职称确认',
  'certificate-revocation': '撤销证书',
} as const;
