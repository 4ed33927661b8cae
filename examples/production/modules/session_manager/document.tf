# A document of the tree's own: sessions name it (`--document-name`), nothing else in the region changes.

locals {
  document_name = "${local.prefix}-session"
}
