"""What customers see: the status page of their concern and the public form."""
