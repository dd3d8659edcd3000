"""What can be said against a framework that can be read: findings on its texts and on its shape."""
