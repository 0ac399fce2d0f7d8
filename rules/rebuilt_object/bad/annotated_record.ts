// TypeScript: the annotation moves with the table and keeps its type.

type Status = "draft" | "review" | "queued" | "live" | "paused" | "expired" | "failed" | "removed";

export function statusLabel(status: Status): string {
  const statusLabels: Record<Status, string> = {
  //                                           ^ rebuilt-object
    draft: "Draft",
    review: "In review",
    queued: "Queued",
    live: "Live",
    paused: "Paused",
    expired: "Expired",
    failed: "Failed",
    removed: "Removed",
  };
  return statusLabels[status];
}
