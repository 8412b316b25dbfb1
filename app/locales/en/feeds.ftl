# Calendar feeds and files
