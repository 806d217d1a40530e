import { ElMessageBox } from 'element-plus';
import 'element-plus/es/components/message-box/style/css';
import 'element-plus/es/components/overlay/style/css';

/** Asks a person; true where they agree. */
export const agreed = (
  message: string,
  options: { title: string; yes: string; no?: string; dangerous?: boolean },
): Promise<boolean> =>
  ElMessageBox.confirm(message, options.title, {
    confirmButtonText: options.yes,
    cancelButtonText: options.no ?? '取消',
    closeOnClickModal: false,
    ...(options.dangerous ? { confirmButtonClass: 'el-button--danger' } : {}),
  }).then(
    () => true,
    () => false,
  );
