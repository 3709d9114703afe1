"""What the system says of a file that cannot be read or written, in Chinese, with what to do about it."""

from __future__ import annotations

import errno

SYSTEM_WORDS = {
    errno.EACCES: "没有权限，请检查权限设置或换一个位置",
    errno.EPERM: "没有权限，请检查权限设置或换一个位置",
    errno.ENOENT: "不存在",
    errno.EEXIST: "已存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENAMETOOLONG: "名称太长，请改短",
    errno.ELOOP: "链接互相指向，没有尽头，请删除这个链接",
    errno.ENOSPC: "磁盘已满，请腾出空间后再次运行",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间后再次运行",
    errno.EROFS: "磁盘是只读的，请换一个位置",
    errno.EMFILE: "打开的文件太多，请调高系统限制（ulimit -n）后再次运行",
    errno.ENOMEM: "内存不足，请释放内存后再次运行",
}


def words_of(error: OSError) -> str:
    """Return what went wrong; in the system's own words where there are none of ours."""
    return SYSTEM_WORDS.get(error.errno or 0, error.strerror or str(error))
